import { expect } from 'chai';
import fc from 'fast-check';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { acceptPins } from './accept-pins.js';
import { readYaml } from './yaml-file.js';

describe('accepted pins', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pins-'));
    file = join(folder, 'conformance.yaml');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const accepted = (text: string, pins: Readonly<Record<string, string>>): string => {
    writeFileSync(file, text);
    acceptPins(file, pins);
    return readFileSync(file, 'utf8');
  };

  const PINS = { put: 'merge', 'pkce-default': 'true' };
  const BLOCK = 'pins:\n  put: merge\n  pkce-default: "true"\n';
  const ODD = [
    '# ours, four spaces',
    'targets:',
    '    sandbox:',
    '        url:   https://tenant.example   # spaced',
    'waivers:',
    `- {reason: ${'a long sentence '.repeat(10)}, owner:   'ana'}`,
    '',
    'settings: { formats: [ console,json ] }',
    '',
  ].join('\n');

  for (const [where, before, after] of [
    ['an empty file', '', BLOCK],
    ['a file of comments', '# nothing yet\n', `# nothing yet\n${BLOCK}`],
    ['a file without pins, whatever its style', ODD, ODD + BLOCK],
    ['a last line that does not end', 'target: embedded', `target: embedded\n${BLOCK}`],
    [
      'lines that end as on Windows',
      'a: b\r\n# c\r\n',
      `a: b\r\n# c\r\n${BLOCK}`.replaceAll(/(?<!\r)\n/g, '\r\n'),
    ],
    ['a document that ends before the file', 'a: b\n...\n', `a: b\n${BLOCK}...\n`],
    [
      'an indented document',
      '  a: b\n',
      '  a: b\n  pins:\n    put: merge\n    pkce-default: "true"\n',
    ],
    ['a byte order mark', '\ufeffpins:\n  put: replace\n', `\ufeff${BLOCK}`],
    [
      'pins with comments',
      `pins:\n    # seen in May\n    put:   replace   # yes\n\n# the end\n${ODD}`,
      `pins:\n    # seen in May\n    put:   merge   # yes\n    pkce-default: "true"\n\n# the end\n${ODD}`,
    ],
    [
      'no pins yet, in braces',
      `pins: {}\n${ODD}`,
      `pins: { put: merge, pkce-default: "true" }\n${ODD}`,
    ],
    ['pins in braces', 'pins: {put: replace}\n', 'pins: {put: merge, pkce-default: "true" }\n'],
    [
      'JSON',
      '{"target": "embedded"}\n',
      '{"target": "embedded", pins: { put: merge, pkce-default: "true" } }\n',
    ],
    [
      'a quoted value at the end',
      "pins:\n  put: 'replace'",
      'pins:\n  put: merge\n  pkce-default: "true"\n',
    ],
  ] as const) {
    it(`change nothing else in ${where}`, () => {
      expect(accepted(before, PINS)).to.equal(after);
    });
  }

  it('leave a file alone that holds them', () => {
    writeFileSync(file, BLOCK);
    const before = statSync(file).ino;
    acceptPins(file, PINS);
    expect(statSync(file).ino).to.equal(before);
  });

  it('make no file where none was observed', () => {
    acceptPins(file, {});
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('make the file where there was none', () => {
    acceptPins(file, PINS);
    expect(readFileSync(file, 'utf8')).to.equal(BLOCK);
  });

  it('keep the mode of the file, and a link to it', () => {
    writeFileSync(file, BLOCK);
    chmodSync(file, 0o600);
    const link = join(folder, 'link.yaml');
    symlinkSync(file, link);
    acceptPins(link, { put: 'replace' });
    expect([lstatSync(link).isSymbolicLink(), statSync(file).mode & 0o777]).to.deep.equal([
      true,
      0o600,
    ]);
    expect(readFileSync(file, 'utf8')).to.include('put: replace');
  });

  it('are refused where pins is an alias, and the file stays', () => {
    const text = 'severities: &a { x: info }\npins: *a\n';
    expect(() => accepted(text, PINS)).to.throw(ConformanceError, /write it as a block$/);
    expect(readFileSync(file, 'utf8')).to.equal(text);
  });

  it('say so where nothing can be written, and leave nothing behind', () => {
    expect(() => {
      acceptPins('/proc/conformance.yaml', PINS);
    }).to.throw(ConformanceError, /^\/proc\/conformance\.yaml cannot be written/);
  });

  it('can be read back, whatever the answers are', () => {
    const answer = fc.constantFrom(
      'merge',
      'true',
      'null',
      '5',
      'no',
      'a: b',
      '# c',
      '"',
      '',
      'é\n',
    );
    const start = fc.constantFrom(
      '',
      ODD,
      'pins: {}\n',
      'pins:\n  put: x # y\n',
      '{}',
      'a: |\n  x\n',
    );
    fc.assert(
      fc.property(start, answer, answer, (before, put, reads) => {
        accepted(before, { put, reads });
        expect(readYaml(file).document.get('pins', true)).to.satisfy(
          (pins: { toJSON(): unknown }) =>
            JSON.stringify(pins.toJSON()) === JSON.stringify({ put, reads }),
        );
      }),
    );
  });
});
