import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { acceptPins } from './accept-pins.js';
import { loadConfiguration } from './configuration.js';

const schema = JSON.parse(
  readFileSync(new URL('../../specs/configuration.schema.json', import.meta.url), 'utf8'),
) as object;

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
    return loadConfiguration({ file, schema, env });
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
      'config-invalid: conformance.yaml:3: settings must NOT have additional properties (speed)',
    );
  });

  it('refuses an unknown section, with its line', () => {
    expect(refused('target: embedded\nspeed: 9\n')).to.equal(
      'config-invalid: conformance.yaml:2: the file must NOT have additional properties (speed)',
    );
  });

  it('refuses a value that is not allowed, with the ones that are', () => {
    expect(refused('settings:\n  gate: all\n')).to.equal(
      'config-invalid: conformance.yaml:2: settings.gate must be equal to one of the allowed values (error, warning)',
    );
  });

  it('refuses what is no YAML', () => {
    expect(refused('a: [1,\n')).to.match(/^config-invalid: conformance.yaml:\d+: /);
  });

  it('refuses an alias bomb', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a,*a]',
      'c: [*b,*b,*b,*b,*b,*b,*b]',
    ];
    expect(refused(bomb.join('\n'))).to.equal(
      'config-invalid: conformance.yaml has too many aliases, or one of nothing',
    );
  });

  it('says which file is missing', () => {
    expect(() => loadConfiguration({ file: join(folder, 'none.yaml'), schema, env: {} })).to.throw(
      ConformanceError,
      /there is no file .*none\.yaml/,
    );
  });

  it('keeps comments and settings when pins are accepted', () => {
    writeFileSync(file, '# ours\ntarget: embedded # for now\npins:\n  put: replace\n');
    acceptPins(file, { put: 'merge', 'equal-creates': 'two' });
    expect(readFileSync(file, 'utf8')).to.equal(
      '# ours\ntarget: embedded # for now\npins:\n  put: merge\n  equal-creates: two\n',
    );
  });

  it('is made where there was none when pins are accepted', () => {
    acceptPins(file, { put: 'merge' });
    expect(readFileSync(file, 'utf8')).to.equal('pins:\n  put: merge\n');
  });
});
