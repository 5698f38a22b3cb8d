import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from './configuration.js';
import { addWaivers, removeWaivers } from './edit-waivers.js';
import type { ChangeWaiver } from './waivers.js';

const entry = (change: string, reason = 'r'): ChangeWaiver => ({
  ...{ change, owner: 'o', reason },
  expires: '2027-01-31',
});
const ONE = entry('0000000000000001');
const TWO = entry('0000000000000002');
const text = (change: string, indent = '') =>
  `${indent}- change: "${change}"\n${indent}  owner: o\n${indent}  reason: r\n${indent}  expires: 2027-01-31\n`;

describe('the file of waivers', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waivers-'));
    file = join(folder, 'waivers.yaml');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const read = () => readFileSync(file, 'utf8');
  const listed = () => loadConfiguration({ file, env: {} }).content.waivers;

  it('is made where there is none', () => {
    addWaivers(file, [ONE]);
    expect(listed()).to.deep.equal([ONE]);
  });

  for (const [what, before] of Object.entries({
    'a block that is indented': `# ours\nwaivers:   # list\n${text(ONE.change, '  ')}# end\n`,
    'a block at the margin': `waivers:\n${text(ONE.change)}`,
    'a text without an end of line': `waivers:\n${text(ONE.change)}`.trimEnd(),
    'a text of Windows': `# ours\nwaivers:\n${text(ONE.change)}`.replaceAll('\n', '\r\n'),
    'other sections after it': `waivers:\n${text(ONE.change)}\npins:   { put: merge } # kept\n`,
  })) {
    it(`keeps every character of ${what}`, () => {
      writeFileSync(file, before);
      addWaivers(file, [TWO]);
      const lines = before.split(/\r?\n/).filter((line) => line !== '');
      expect({
        listed: listed(),
        kept: lines.filter((line) => read().split(/\r?\n/).includes(line)),
        carriage: /[^\r]\n/.test(read()) && before.includes('\r'),
      }).to.deep.equal({ listed: [ONE, TWO], kept: lines, carriage: false });
    });
  }

  for (const [what, before] of Object.entries({
    nothing: '',
    'a comment alone': '# ours\n',
    'an empty list': '# ours\nwaivers: []\n',
    'a list in brackets': `# ours\nwaivers: [${JSON.stringify(ONE)}]\n`,
    'another section': '# ours\npins:\n  put: merge\n',
  })) {
    it(`takes an entry where it holds ${what}, and keeps comments`, () => {
      writeFileSync(file, before);
      const was = listed() ?? [];
      addWaivers(file, [TWO]);
      expect({ listed: listed(), comment: read().startsWith('# ours') }).to.deep.equal({
        listed: [...was, TWO],
        comment: before.startsWith('#'),
      });
    });
  }

  it('takes texts that YAML, or the variables of the configuration, would read otherwise', () => {
    const odd = entry('0123456789abcdef', '${HOME}: "x" # é\n- \u2028 no');
    addWaivers(file, [ONE]);
    addWaivers(file, [odd]);
    expect(listed()).to.deep.equal([ONE, odd]);
  });

  it('loses what is taken out of it, and nothing else', () => {
    writeFileSync(
      file,
      `# ours\nwaivers:\n  # first\n${text(ONE.change, '  ')}  # second\n${text(TWO.change, '  ')}`,
    );
    removeWaivers(file, new Set([1]));
    expect({ listed: listed(), comments: read().match(/# \w+/g) }).to.deep.equal({
      listed: [ONE],
      comments: ['# ours', '# first'],
    });
  });

  it('is not written where it would be too large to be read again', () => {
    writeFileSync(file, `waivers:\n${text(ONE.change)}`);
    const many = Array.from({ length: 5000 }, (_, index) =>
      entry(index.toString(16).padStart(16, '0')),
    );
    expect(() => {
      addWaivers(file, many);
    }).to.throw('holds more than');
    expect(listed()).to.deep.equal([ONE]);
  });
});
