import { expect } from 'chai';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { shellComment, shellWord } from './shell.js';

/** What the shell makes of words. */
const read = (words: readonly string[]): readonly string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

const NAMED = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What bash makes of `$'…'`, as its manual has it (ANSI-C quoting). */
const ansi = (word: string): string =>
  /^\$'([^]*)'$/
    .exec(word)?.[1]
    ?.replace(/\\(?:([0-7]{3})|U([0-9a-f]{8})|(.))/g, (_, octal, hex, letter: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(String(octal), 8));
      if (hex !== undefined) return String.fromCodePoint(parseInt(String(hex), 16));
      return NAMED.get(letter) ?? letter;
    }) ?? 'no such word';

const anything = fc
  .string({ minLength: 1, unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll('\0', ''));
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const nasty = fc.string({
  minLength: 1,
  unit: fc.constantFrom("'", '"', '\\', '$', '`', '\n', '\x1b', '!', '\u202e', '1', '\t', ' ', '~'),
});

describe('a shell word', () => {
  it('comes out as it went in, whatever can be seen in it', function () {
    this.timeout(20_000);
    const seen = fc.oneof(anything, nasty).filter((text) => !UNSEEN.test(text));
    fc.assert(
      fc.property(fc.array(seen, { minLength: 20, maxLength: 40 }), (words) => {
        expect(read(words.map(shellWord))).to.deep.equal(words);
      }),
      { numRuns: 20 },
    );
  });

  it('comes out as it went in, whatever cannot be seen in it', () => {
    const unseen = fc.oneof(anything, nasty).filter((text) => UNSEEN.test(text));
    fc.assert(
      fc.property(unseen, (text) => {
        expect(ansi(shellWord(text))).to.equal(text.toWellFormed());
      }),
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
