import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_VALUES } from '../driver/default-values.js';
import { ConformanceError } from '../model/error.js';
import { sentValuesOf } from './sent-values.js';
import { settingsOf } from './settings.js';

describe('the values that a run sends', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'values-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const chosen = (config: string, values?: string, target?: string) => {
    const input = {
      config: write('c.yaml', config),
      ...(values === undefined ? {} : { values: write('v.yaml', values) }),
      ...(target === undefined ? {} : { target }),
    };
    return sentValuesOf(settingsOf('run', input, {}).values);
  };
  const complaint = (config: string, values?: string): string => {
    try {
      chosen(config, values);
    } catch (error) {
      if (error instanceof ConformanceError) return `${error.code}: ${error.message}`;
      throw error;
    }
    return 'none';
  };

  it('are those of example.com unless told otherwise', () => {
    expect(chosen('pins: {}')).to.deep.equal(DEFAULT_VALUES);
  });

  it('come from the configuration, addresses from its redirect host', () => {
    const values = chosen(
      'values:\n  redirectHosts: [acme.example:1/x]\n  contactDomain: a.example\n',
    );
    expect(values).to.deep.equal({
      ...{ name: '{label} {mark}', redirectHosts: ['acme.example:1/x'] },
      ...{ contactDomain: 'a.example', contactsAlways: true },
      logoUris: ['https://acme.example:1/logo.png', 'https://acme.example:1/new-logo.png'],
      clientUris: ['https://acme.example:1/', 'https://acme.example:1/new'],
      policyUris: [
        'https://acme.example:1/privacy.html',
        'https://acme.example:1/new-privacy.html',
      ],
      tosUris: ['https://acme.example:1/terms.html', 'https://acme.example:1/new-terms.html'],
    });
  });

  const ALL = `
target: t
targets:
  t:
    url: https://a.example
    values: { contactDomain: of.target }
values: { contactDomain: of.all, name: 'All {label}' }
`;

  it('of a target beat those of all', () => {
    const { contactDomain, name } = chosen(ALL);
    expect([contactDomain, name]).to.deep.equal(['of.target', 'All {label}']);
  });

  it('of a file beat both', () => {
    const { contactDomain, name } = chosen(ALL, 'values: { contactDomain: of.file }');
    expect([contactDomain, name]).to.deep.equal(['of.file', 'All {label}']);
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['values: { name: Acme }', /values\.name must look like/],
    ['values: { name: "{label} {nobody}" }', /values\.name must look like/],
    [
      'values: { redirectHosts: ["https://acme.example"] }',
      /values\.redirectHosts\.0 must look like/,
    ],
    ['values: { redirectHosts: ["acme.example/"] }', /values\.redirectHosts\.0 must look like/],
    ['values: { redirectHosts: [] }', /values\.redirectHosts must NOT have fewer/],
    ['values: { contactDomain: "a@b" }', /values\.contactDomain must look like/],
    ['values: { logoUris: ["/logo"] }', /values\.logoUris\.0 must look like/],
    ['values: { hosts: [] }', /has no member "hosts", only name, redirectHosts/],
  ];
  for (const [text, expected] of wrong)
    it(`are refused: ${text}`, () => {
      expect(complaint(text)).to.match(expected);
    });

  it('are refused in a file that has none', () => {
    expect(complaint('pins: {}', 'pins: {}')).to.match(
      /^config-invalid: .*v\.yaml has no member values$/,
    );
  });
});
