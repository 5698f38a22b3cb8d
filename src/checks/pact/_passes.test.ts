import { expect } from 'chai';
import type { PactMatcher, PactRule } from '../../model/pact/terms.js';
import { rule } from './_examples.js';
import { passes } from './_passes.js';

const type: PactMatcher = { kind: 'type' };
const EXAMPLE = { name: 'a', tags: [{ id: 1 }], more: { x: 1 } };

type Case = readonly [string, readonly PactRule[], unknown, boolean | undefined];

const CASES: readonly Case[] = [
  ['itself', [], EXAMPLE, true],
  ['a member besides', [], { ...EXAMPLE, other: null }, true],
  ['another value', [], { ...EXAMPLE, name: 'b' }, false],
  ['another value of its type', [rule(type)], { ...EXAMPLE, name: 'b' }, true],
  ['another type', [rule(type)], { ...EXAMPLE, name: 1 }, false],
  ['no member', [rule(type)], { tags: [], more: { x: 1 } }, false],
  ['more items', [], { ...EXAMPLE, tags: [{ id: 1 }, { id: 1 }] }, false],
  [
    'more items of a list by type',
    [rule(type, 'tags')],
    { ...EXAMPLE, tags: [{ id: 2 }, { id: 3 }] },
    true,
  ],
  [
    'an item of another type',
    [rule(type, 'tags')],
    { ...EXAMPLE, tags: [{ id: 2 }, { id: 'x' }] },
    false,
  ],
  ['null for an object', [rule(type)], { ...EXAMPLE, more: null }, false],
  [
    'other names of a map',
    [rule({ kind: 'values' }, 'more')],
    { ...EXAMPLE, more: { y: 1 } },
    true,
  ],
  [
    'names of a map that are no such',
    [
      rule(
        {
          kind: 'each-key',
          matchers: [{ kind: 'text', words: 'x', admits: (key) => key === 'x' }],
        },
        'more',
      ),
    ],
    { ...EXAMPLE, more: { y: 1 } },
    false,
  ],
  [
    'what nobody can tell',
    [rule({ kind: 'unknown', name: 'm' }, 'name')],
    { ...EXAMPLE, name: 'b' },
    undefined,
  ],
];

describe('what the consumer of a pact lets pass', () => {
  for (const [what, rules, actual, expected] of CASES)
    it(`is told: ${what}`, () => {
      expect(passes(rules, EXAMPLE, actual)).to.equal(expected);
    });
});
