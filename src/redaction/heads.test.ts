import { expect } from 'chai';
import fc from 'fast-check';
import { encodings, isOnePiece, SHORTEST } from './encodings.js';
import { headsOf } from './heads.js';

describe('the heads of a secret', () => {
  it('begin every text in which it may stand', () => {
    const secretText = fc.oneof(
      fc.string({ minLength: SHORTEST, maxLength: 40, unit: 'binary' }),
      fc.string({ minLength: SHORTEST, maxLength: 40, unit: 'grapheme' }),
      fc.base64String({ minLength: SHORTEST, maxLength: 80 }),
    );
    fc.assert(
      fc.property(secretText.filter(isOnePiece), (secret) => {
        const heads = headsOf(secret);
        for (const { secret: text } of encodings({ secret, instead: secret }))
          if (text.length >= SHORTEST)
            expect(heads.includes(text.slice(0, SHORTEST))).to.equal(true);
      }),
    );
  });

  it('are no more than those, each once, of letters and digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.-]{8,40}$/), (secret) => {
        const texts = encodings({ secret, instead: secret }).map((pair) => pair.secret);
        const heads = new Set(texts.map((text) => text.slice(0, SHORTEST)));
        expect(headsOf(secret)).to.have.members([...heads]);
      }),
    );
  });
});
