import { expect } from 'chai';
import fc from 'fast-check';
import { encodings, headsOf, isOnePiece, SHORTEST } from './encodings.js';

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
          if (text.length >= SHORTEST) expect(heads.has(text.slice(0, SHORTEST))).to.equal(true);
      }),
    );
  });
});
