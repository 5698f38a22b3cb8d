import { expect } from 'chai';
import { verdictOf } from '../diff.js';
import { changesOf, messageOf } from '../diff.testing.js';
import { thin } from './thin.testing.js';

describe('a schema of a kind that is seldom met', () => {
  for (const { what, old, new: now, versions = [], more, ...expected } of thin) {
    for (const direction of ['request', 'response'] as const) {
      it(`is ${expected[direction]} in a ${direction}: ${what}`, async () => {
        const [one = '3.1.0', other = '3.1.0'] = versions;
        const around = more ? { more } : {};
        const changes = await changesOf(
          messageOf(old, direction, { openapi: one, ...around }),
          messageOf(now, direction, { openapi: other, ...around }),
        );
        const said = changes.map(
          (each) => `${each.title} ${JSON.stringify(each.witness?.message)}`,
        );
        expect(verdictOf(changes), said.join('; ')).to.equal(expected[direction]);
      });
    }
  }
});
