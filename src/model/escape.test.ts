import { expect } from 'chai';
import * as fc from 'fast-check';
import { anything, hostile } from './escape.testing.js';
import { cut, terminal, terminalLines, visible, visibleLines } from './escape.js';

describe('visible', () => {
  it('names what cannot be seen', () => {
    expect(visible('a\x00\x1b[1m\x9b\n\r\t\u202e\u2028\ud800\ufeff')).to.equal(
      'a\\x00\\x1b[1m\\x9b\\n\\r\\t\\u{202e}\\u{2028}\\u{d800}\\u{feff}',
    );
  });

  it('leaves letters of every script and pictures alone', () => {
    expect(visible('Zürich 東京 עברית 🙂')).to.equal('Zürich 東京 עברית 🙂');
  });

  it('keeps the lines of a text that has some', () => {
    expect(visibleLines('a\r\nb\tc\x1b\u2029\rd')).to.equal('a\nb\tc\\x1b\\u{2029}\\rd');
  });

  it('lets no control, format character or lone surrogate through, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (text) => {
        expect(visible(text)).to.match(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
      }),
    );
  });
});

describe('cut', () => {
  it('says how much is missing', () => {
    expect(cut('x'.repeat(1_000_000), 100)).to.equal(
      `${'x'.repeat(100)}… (999,900 more characters)`,
    );
  });

  it('never halves a character', () => {
    expect(cut(`${'x'.repeat(99)}🙂y`, 100)).to.equal(`${'x'.repeat(99)}… (3 more characters)`);
  });

  it('stays within a short length', () => {
    expect(cut('abcdefgh', 4)).to.equal('abc…');
  });
});

describe('terminal', () => {
  it('takes the force from what a build server would obey', () => {
    expect(terminal('x ::error::y ##[group]z ::1')).to.equal(
      'x :\\x3aerror:\\x3ay #\\x23[group]z ::1',
    );
  });

  it('keeps the lines of a script', () => {
    expect(terminalLines('one\ntwo\x07', 100)).to.equal('one\ntwo\\x07');
  });
});
