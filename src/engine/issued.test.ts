import { expect } from 'chai';
import { create } from '../checks/lifecycle/_histories.js';
import { strange } from '../checks/lifecycle/telling.testing.js';
import type { Exchange } from '../model/exchange.js';
import { newRegistry } from '../registry/registry.testing.js';
import { type Collision, collisionsIn, type IssuedState, issuedState } from './issued.js';

const SECRET = 'a-secret-that-was-drawn-0123456789';

interface Made {
  readonly secret?: string;
  readonly clientId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A create of a client of its own. */
const issuing = (step: number, made: Made = {}): Exchange => {
  const { secret = SECRET, clientId = `client-${step}`, headers = {} } = made;
  const json = { client: { clientId, clientSecret: secret } };
  return create(step, undefined, { json, request: { headers, json: {} } });
};

/** What a shard knows that saw these creates. */
const shard = (...exchanges: readonly Exchange[]): readonly IssuedState[] => {
  const registry = newRegistry();
  for (const each of exchanges) registry.record(each);
  return issuedState(registry);
};

const laterOf = ({ later }: Collision): string => later.id;

const told = (collisions: readonly Collision[]) =>
  collisions.map(({ earlier, later }) => `${later.id} after ${earlier.id}`);

describe('secrets that shards saw issued', () => {
  it('collide with the very first, in order, whichever shard comes first', () => {
    const [one, other, third] = [shard(issuing(3)), shard(issuing(1)), shard(issuing(2))];
    const collisions = collisionsIn([one, other, third]);
    expect(told(collisions)).to.deep.equal(['e2 after e1', 'e3 after e1']);
    expect(collisionsIn([third, one, other])).to.deep.equal(collisions);
  });

  it('collide over shards alone: what collides in one is told there', () => {
    expect(
      collisionsIn([shard(issuing(1), issuing(2)), shard(issuing(3))]).map(laterOf),
    ).to.deep.equal(['e3']);
    expect(
      collisionsIn([shard(issuing(2), issuing(3)), shard(issuing(1))]).map(laterOf),
    ).to.deep.equal(['e2']);
  });

  it('do not collide where they differ', () => {
    const other = issuing(2, { secret: `${SECRET}x` });
    expect(collisionsIn([shard(issuing(1)), shard(other)])).to.deep.equal([]);
  });

  it('excuse a create that issued the id again, too, in their own shard only', () => {
    const twice = [issuing(2, { clientId: 'c' }), issuing(3, { clientId: 'c' })];
    expect(told(collisionsIn([shard(issuing(1)), shard(...twice)]))).to.deep.equal([
      'e2 after e1',
      'e3 after e1',
    ]);
    expect(told(collisionsIn([shard(...twice), shard(issuing(4))]))).to.deep.equal(['e4 after e2']);
  });

  it('are not told of a create that may have been answered again', () => {
    const again = issuing(2, { headers: { 'idempotency-key': 'k' } });
    expect(collisionsIn([shard(issuing(1)), shard(again)])).to.deep.equal([]);
  });

  it('are in doubt where a recording made elsewhere may have been cleaned', () => {
    const secret = 'xxxxxxxx';
    const [collision] = collisionsIn(
      [1, 2].map((step) => shard(strange(issuing(step, { secret })))),
    );
    expect(collision?.certain).to.equal(false);
  });

  it('are not given away', () => {
    expect(JSON.stringify(shard(issuing(1)))).to.not.contain(SECRET);
  });
});
