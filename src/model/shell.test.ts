import { expect } from 'chai';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { shellComment, shellWord } from './shell.js';

/** What bash makes of words. */
const read = (words: readonly string[]): readonly string[] =>
  execFileSync('bash', ['-c', `LC_ALL=C.UTF-8; printf '%s\\0' ${words.join(' ')}`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

const anything = fc
  .string({ minLength: 1, unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll('\0', ''));
const nasty = fc.string({
  minLength: 1,
  unit: fc.constantFrom("'", '"', '\\', '$', '`', '\n', '\x1b', '!', '\u202e', '1', '\t', ' ', '~'),
});

describe('a shell word', () => {
  it('comes out as it went in, whatever it holds', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, nasty), { minLength: 20, maxLength: 40 }),
        (words) => {
          expect(read(words.map(shellWord))).to.deep.equal(words);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('holds nothing that cannot be seen, and no line break', () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (text) => {
        expect(shellWord(text)).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });

  it('needs no quotes where it is plain', () => {
    expect(shellWord('/x?y=1')).to.equal("'/x?y=1'");
    expect(shellWord('application/json')).to.equal('application/json');
    expect(shellWord("it's")).to.equal("'it'\\''s'");
    expect(shellWord('a\nb\x1b1')).to.equal("$'a\\nb\\0331'");
  });

  it('is a comment of one line', () => {
    expect(shellComment('a\nrm -rf b')).to.equal('# a?rm -rf b');
  });
});
