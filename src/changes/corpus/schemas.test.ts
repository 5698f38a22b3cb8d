import { expect } from 'chai';
import type { Change } from '../change.js';
import { verdictOf } from '../diff.js';
import { changesOf, messageOf } from '../diff.testing.js';
import { equal } from './equal.testing.js';
import { narrower } from './narrower.testing.js';

/** The verdict, and what led to it where it is not the one that is expected. */
const told = (changes: readonly Change[], expected: string): string => {
  const verdict = verdictOf(changes);
  const said = changes.map(({ title, witness }) => `${title} ${JSON.stringify(witness?.message)}`);
  const isShown = changes.every((each) => each.verdict !== 'breaking' || each.witness);
  return verdict === expected && isShown ? verdict : `${verdict}: ${said.join('; ')}`;
};

describe('a schema and one that takes less', () => {
  for (const { what, wide, narrow, openapi, more } of narrower) {
    const options = { ...(openapi ? { openapi } : {}), ...(more ? { more } : {}) };
    const request = (schema: unknown) => messageOf(schema, 'request', options);
    const response = (schema: unknown) => messageOf(schema, 'response', options);

    it(`breaks requests that send what is no longer taken: ${what}`, async () => {
      expect(told(await changesOf(request(wide), request(narrow)), 'breaking')).to.equal(
        'breaking',
      );
    });

    it(`breaks clients that get what they were not told of: ${what}`, async () => {
      expect(told(await changesOf(response(narrow), response(wide)), 'breaking')).to.equal(
        'breaking',
      );
    });

    it(`lets requests be that are taken as before: ${what}`, async () => {
      expect(verdictOf(await changesOf(request(narrow), request(wide)))).to.be.oneOf([
        'safe',
        'withdrawn',
      ]);
    });

    it(`lets clients be that get less: ${what}`, async () => {
      expect(verdictOf(await changesOf(response(wide), response(narrow)))).to.be.oneOf([
        'safe',
        'withdrawn',
      ]);
    });
  }
});

describe('two schemas that say the same', () => {
  for (const { what, one, other, openapi, more } of equal) {
    const options = { ...(openapi ? { openapi } : {}), ...(more ? { more } : {}) };
    for (const direction of ['request', 'response'] as const) {
      it(`are safe to exchange in a ${direction}: ${what}`, async () => {
        const [a, b] = [one, other].map((schema) => messageOf(schema, direction, options));
        expect(told(await changesOf(a, b), 'safe')).to.equal('safe');
        expect(told(await changesOf(b, a), 'safe')).to.equal('safe');
      });
    }
  }
});

describe('a schema of OpenAPI 3.0 and one of 3.1', () => {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['null', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'an open bound',
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 1 },
    ],
    [
      'what stands beside a reference',
      { $ref: '#/components/schemas/A', maxLength: 1 },
      { $ref: '#/components/schemas/A' },
    ],
  ];
  for (const [what, before, after] of pairs) {
    it(`say the same: ${what}`, async () => {
      const more = { A: { type: 'string' } };
      const old = messageOf(before, 'request', { openapi: '3.0.3', more });
      const now = messageOf(after, 'request', { openapi: '3.1.0', more });
      expect(told(await changesOf(old, now), 'safe')).to.equal('safe');
      expect(told(await changesOf(now, old), 'safe')).to.equal('safe');
    });
  }

  it('breaks where what stands beside a reference counts', async () => {
    const more = { A: { type: 'string' } };
    const schema = { $ref: '#/components/schemas/A', maxLength: 1 };
    const old = messageOf(schema, 'request', { openapi: '3.0.3', more });
    const now = messageOf(schema, 'request', { openapi: '3.1.0', more });
    expect(told(await changesOf(old, now), 'breaking')).to.equal('breaking');
  });
});
