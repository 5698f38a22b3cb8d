import { expect } from 'chai';
import fc from 'fast-check';
import { play } from './store.testing.js';
import { coarse, failures, tell } from './telling.testing.js';
import { type Defect, lives, worlds } from './world.testing.js';

const RUNS = { numRuns: 400 };
const EVENTUAL = { pins: { reads: 'eventual' } };

describe('the monitors of the life cycle', function () {
  this.timeout(60_000);

  it('are silent about every history of a correct store, whether it merges or replaces', () => {
    fc.assert(
      fc.property(worlds, fc.boolean(), (world, ahead) => {
        expect(failures(tell(play(world, { lag: 0, own: true }), {}, ahead))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it('are silent about late reads where reads are known to be eventual', () => {
    fc.assert(
      fc.property(worlds, fc.boolean(), (world, ahead) => {
        const history = play(world, { lag: 900, own: true });
        expect(failures(tell(history, EVENTUAL, ahead))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it('are silent about what is pinned, as long as the store keeps to it', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(0, 900), (world, lag) => {
        const put = world.replaces ? 'replace' : 'merge';
        const history = play(world, { lag, own: true });
        const pins = { put, 'pkce-default': 'false', reads: 'eventual' };
        expect(failures(tell(history, { pins }))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it('are silent where clocks are coarse and the recording says by how much', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 60 }), (world, precisionMs) => {
        const history = play(world, { lag: 0, own: true }).map((each) => coarse(each, precisionMs));
        const inOrder = history.toSorted((one, other) => one.startedAt - other.startedAt);
        expect(failures(tell(inOrder))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it('hold nothing for certain against a recording that does not show all that was written, where nobody hurries', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.boolean(), { maxLength: 28 }), (world, kept) => {
        // Nobody puts back what another one has changed.
        const acts = world.acts.map((act, index) => ({
          ...act,
          body: { ...act.body, name: `Name ${String(index)}` },
        }));
        const history = play({ ...world, acts }, { lag: 0, own: false }).filter(
          (_, index) => kept[index] ?? true,
        );
        const told = failures(tell(history, { consistencySeconds: 0 }));
        expect(told.filter((each) => !each.includes('another writer'))).to.deep.equal([]);
      }),
      RUNS,
    );
  });

  it('are silent about a recording made elsewhere that starts in the middle, or misses reads', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 0, max: 500 }),
        fc.array(fc.boolean(), { maxLength: 28 }),
        (world, from, kept) => {
          const history = play(world, { lag: 0, own: false }).filter(
            ({ startedAt, request }, index) =>
              startedAt >= from && (request.method !== 'GET' || (kept[index] ?? true)),
          );
          expect(failures(tell(history))).to.deep.equal([]);
        },
      ),
      RUNS,
    );
  });

  it('say the same however far the recording runs ahead of them', () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 0, max: 3000, noNaN: true }), (world, lag) => {
        const history = play(world, { lag, own: true });
        expect(failures(tell(history, {}, true)).toSorted()).to.deep.equal(
          failures(tell(history)).toSorted(),
        );
      }),
      RUNS,
    );
  });

  it('settle each exchange that they are handed exactly once', () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 0, max: 3000, noNaN: true }), (world, lag) => {
        const told = tell(play(world, { lag, own: true }));
        const keys = told.map(({ monitor, exchange }) => `${monitor} ${exchange.id}`);
        expect(new Set(keys).size).to.equal(keys.length);
      }),
      RUNS,
    );
  });
});

/** What each defect must make a monitor say, on the straight way through a client's life. */
const DEFECTS: readonly (readonly [string, Defect, string])[] = [
  ['an update that is not applied', { updates: () => undefined }, 'update-is-visible'],
  ['a delete that is not applied', { deletes: () => undefined }, 'deleted-stays-deleted'],
  [
    'a create that drops a member',
    { stores: (members) => ({ ...members, contacts: [] }) },
    'created-is-readable',
  ],
  [
    'an update that renames every client',
    {
      updates: (store, id, members) => {
        for (const [each, kept] of store) store.set(each, { ...kept, name: members.name });
        store.set(id, members);
      },
    },
    'update-leaves-others-alone',
  ],
  [
    'a delete that takes every client',
    {
      deletes: (store) => {
        store.clear();
      },
    },
    'delete-leaves-others-alone',
  ],
  ['a list without its last client', { lists: (items) => items.slice(0, -1) }, 'created-is-listed'],
  [
    'a list with its first client twice',
    { lists: (items) => [...items.slice(0, 1), ...items] },
    'created-is-listed',
  ],
  ['a refused update that is applied', { appliesRefused: true }, 'refused-write-changes-nothing'],
  [
    'redirect URIs in another order',
    { shows: (shown) => ({ ...shown, redirectUris: [shown.redirectUris].flat().toReversed() }) },
    'redirect-uris-come-back-unchanged',
  ],
  [
    'a name in another form',
    { shows: (shown) => ({ ...shown, name: String(shown.name).normalize('NFD') }) },
    'unicode-name-is-kept',
  ],
];

describe('the monitors of the life cycle, where the store has a defect', () => {
  for (const [title, defect, monitor] of DEFECTS) {
    it(`see ${title}, and nothing else`, () => {
      fc.assert(
        fc.property(lives, (world) => {
          // Sooner, what is read may be an older state.
          const history = play(world, { lag: 0, own: true, defect });
          const told = failures(tell(history, { consistencySeconds: 0.02 }));
          const speakers = new Set(told.map((line) => line.split(' ', 1)[0]));
          expect([...speakers]).to.deep.equal([monitor]);
        }),
        { numRuns: 30 },
      );
    });
  }
});
