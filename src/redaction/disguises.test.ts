import { expect } from 'chai';
import fc from 'fast-check';
import { toUrlAlphabet } from './base64.js';
import { Disguises, hasRun } from './disguises.js';

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
const binary = (text: string) => String.fromCharCode(...bytesOf(text));
const hex = (text: string) =>
  bytesOf(text)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const DISGUISES: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'percent-encoded': (secret) => encodeURIComponent(secret),
  'in base64': (secret) => btoa(binary(secret)),
  'in base64 behind others': (secret) => btoa(binary(`user:${secret}!`)),
  'in the other base64 behind others': (secret) => toUrlAlphabet(btoa(binary(`id:${secret}!`))),
  'in hexadecimal': hex,
  'in hexadecimal in upper case': (secret) => hex(secret).toUpperCase(),
};

describe('the disguises of a secret', () => {
  const secrets = fc.string({ minLength: 16, maxLength: 80, unit: 'grapheme' });

  for (const [name, disguise] of Object.entries(DISGUISES))
    it(`are seen through where it stands ${name}`, () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const well = secret.toWellFormed();
          expect(new Disguises(well).isIn(`<${disguise(well)}>`)).to.equal(true);
        }),
      );
    });

  it('are not seen in another text', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 16 }), (text) => {
        expect(new Disguises('s3cr3t-value-of-a-client').isIn(text)).to.equal(false);
      }),
    );
  });

  it('are looked for where codes are long enough in a row', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '+', '_', '.', 'é'), maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), (text, length) => {
        expect(hasRun(text, length)).to.equal(new RegExp(`[\\w+/-]{${length}}`).test(text));
      }),
    );
  });
});
