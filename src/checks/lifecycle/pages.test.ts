import { expect } from 'chai';
import type { Exchange } from '../../model/exchange.js';
import { create, item, list, OTHER_ID, remove, SENT } from './_histories.js';
import { failures, tell } from './telling.testing.js';

/** A list of two pages, in two steps. */
const pages = (step: number, first: readonly object[], second: readonly object[]) => [
  list(step, first, {
    request: { target: '/x' },
    headers: { link: '</x?page=2>; rel="next"' },
  }),
  list(step + 1, second, { request: { target: '/x?page=2' } }),
];

const [OURS, OTHER] = [item(), item(SENT, OTHER_ID)];
const LOST = pages(2, [OTHER], []);
const TWICE = pages(2, [OURS, OTHER], [OURS]);
const RIGHT = pages(5, [OTHER], [OURS]);

const failing = (history: readonly Exchange[]): readonly string[] =>
  failures(tell([create(1), ...history], { consistencySeconds: 0.05 })).map(
    (line) => line.split(' ', 1)[0] ?? '',
  );

describe('a list in pages', () => {
  it('lacks a client where two lists in a row do', () => {
    expect(failing([...LOST, ...pages(5, [OTHER], [])])).to.deep.equal(['created-is-listed']);
  });

  it('shows a client twice where two lists in a row do', () => {
    const again = pages(5, [OURS, OTHER], [OURS]);
    expect(failing([...TWICE, ...again])).to.deep.equal(['created-is-listed']);
  });

  for (const [what, history] of [
    ['one list alone lacks it', LOST],
    ['the next list has it', [...LOST, ...RIGHT]],
    ['the next list has it once', [...TWICE, ...RIGHT]],
    [
      'somebody wrote between the two',
      [...LOST, remove(4, { clientId: OTHER_ID }), ...pages(5, [], [])],
    ],
    ['the second list breaks off', [...LOST, ...pages(5, [OTHER], []).slice(0, 1)]],
  ] as const)
    it(`is not held against a provider where ${what}`, () => {
      expect(failing(history)).to.deep.equal([]);
    });
});
