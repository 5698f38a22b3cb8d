import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { OBSERVED_PINS } from '../checks/_open-questions.js';
import { loadConfiguration } from './configuration.js';
import { configurationSchema } from './schema.js';

describe('a configuration', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'configuration-'));
    file = join(folder, 'conformance.yaml');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const load = (text: string, env: Record<string, string> = {}) => {
    writeFileSync(file, text);
    return loadConfiguration({ file, env }).content;
  };

  const refused = (text: string, env?: Record<string, string>): string => {
    try {
      load(text, env);
    } catch (error) {
      if (error instanceof ConformanceError) {
        return `${error.code}: ${error.message.replaceAll(file, 'conformance.yaml')}`;
      }
    }
    return 'accepted';
  };

  it('is empty where the file is', () => {
    expect(load('# nothing yet\n')).to.deep.equal({});
  });

  it('takes the environment for ${NAME}', () => {
    const text = 'targets:\n  sandbox:\n    url: https://${HOST}/api\n';
    expect(load(text, { HOST: 'sandbox.example' }).targets?.sandbox?.url).to.equal(
      'https://sandbox.example/api',
    );
  });

  it('leaves $${NAME} as ${NAME}', () => {
    expect(load('pins:\n  put: $${A}\n').pins).to.deep.equal({ put: '${A}' });
  });

  it('refuses a variable that is not set', () => {
    expect(refused('target: ${TARGET_OF_NOBODY}\n')).to.equal(
      'config-variable: conformance.yaml needs the variable TARGET_OF_NOBODY, which is not set',
    );
  });

  it('does not take a variable from the prototype of the environment', () => {
    expect(refused('target: ${constructor}\n')).to.match(/^config-variable/);
  });

  it('refuses an unknown setting, with its line', () => {
    expect(refused('target: embedded\nsettings:\n  speed: 9\n')).to.equal(
      'config-invalid: conformance.yaml:3: settings has no member "speed", only spec, overlays, profile, reports, formats, ownChecks, gate, consistencySeconds, history, historyDays, seed, depth, rate, timeoutSeconds, maxDurationSeconds, journal (did you mean seed?)',
    );
  });

  it('names a misspelt member before the one that is missing for it', () => {
    expect(refused('targets:\n  t:\n    ulr: http://x.example\n')).to.match(
      /has no member "ulr", only .* \(did you mean url\?\)$/,
    );
  });

  it('refuses an unknown section, with its line', () => {
    expect(refused('target: embedded\nspeed: 9\n')).to.equal(
      'config-invalid: conformance.yaml:2: the file has no member "speed", only target, targets, settings, severities, pins, waivers, evidence, exclude, gate, budgets, values',
    );
  });

  it('refuses a value that is not allowed, with the ones that are', () => {
    expect(refused('settings:\n  gate: all\n')).to.equal(
      'config-invalid: conformance.yaml:2: settings.gate must be one of error, warning',
    );
  });

  for (const [what, text, says] of [
    ['what is no YAML', 'a: [1,\n', /^:2: the indentation is wrong here, or a bracket/],
    [
      'a key that stands twice',
      'target: a\ntarget: b\n',
      /^:2: the key target stands here a second/,
    ],
    ['a key that is a map', 'pins:\n  ? { a: b }\n  : x\n', /^:2: a key is not a plain text$/],
    ['the key __proto__', 'severities:\n  __proto__: error\n', /^:2: the key __proto__ is not/],
    ['two documents', 'target: a\n---\ntarget: b\n', /^:2: the file holds more than one document$/],
    ['an alias of nothing', 'target: *secret\n', /^:1: this alias stands for nothing$/],
    ['an alias that contains itself', 'targets: &a\n  x: *a\n', /^:2: this alias contains itself$/],
    ['a deep file', `a: ${'{ a: '.repeat(60)}1${' }'.repeat(60)}`, /^ is nested too deeply$/],
    ['a steep file', '['.repeat(900_000), /^ is nested too deeply$/],
    ['a list of lists', '- '.repeat(300_000), /^ is nested too deeply$/],
    ['a long file', '#'.repeat(1_048_577), /^ is larger than 1 MiB$/],
    [
      'a pin of no question',
      'pins:\n  reeds: eventual\n',
      /^:2: pins has no member "reeds", only put, /,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const [start = '', rest = ''] = refused(text).split('conformance.yaml');
      expect(start).to.equal('config-invalid: ');
      expect(rest).to.match(says);
    });
  }
  it('refuses an alias bomb', () => {
    const row = (anchor: string, item: string) =>
      `${anchor.toLowerCase()}: &${anchor} [${Array(30).fill(item).join(', ')}]`;
    expect(refused([row('A', 'x'), row('B', '*A'), row('C', '*B')].join('\n'))).to.equal(
      'config-invalid: conformance.yaml holds more than 20000 values, aliases counted',
    );
  });
  it('takes an alias', () => {
    const text = 'targets:\n  a: &a { url: "https://a.example" }\n  b: *a\n';
    expect(load(text).targets?.b).to.deep.equal({ url: 'https://a.example' });
  });
  it('refuses a file of many keys in good time', () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `  k${index}: x`);
    expect(refused(`pins:\n${keys.join('\n')}`)).to.match(/holds more than 20000 values/);
  }).timeout(10_000);
  it('does not repeat what stands where it is no YAML', () => {
    expect(refused('target: |sesame\n')).not.to.include('sesame');
  });
  it('refuses a device', () => {
    expect(() => loadConfiguration({ file: '/dev/zero', env: {} })).to.throw(
      ConformanceError,
      '/dev/zero is not a regular file',
    );
  });
  it('names every pin that a run observes', () => {
    const { properties } = JSON.parse(JSON.stringify(configurationSchema())) as {
      properties: { pins: { properties: object } };
    };
    expect(Object.keys(properties.pins.properties)).to.have.members([...OBSERVED_PINS, 'reads']);
  });
  it('says which file is missing', () => {
    expect(() => loadConfiguration({ file: join(folder, 'none.yaml'), env: {} })).to.throw(
      ConformanceError,
      /there is no file .*none\.yaml/,
    );
  });
});
