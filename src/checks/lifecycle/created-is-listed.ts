import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, OTHER_ID, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const MISSING = 'no such client in the list';
const CUT =
  'List every client; or, where the list is cut, have the document say so, and how the rest is asked for.';

export default defineInvariantMonitor({
  id: 'created-is-listed',
  invariant: 'listed',
  rows: ['LIF-02'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.listClients,
  title: 'A client that was created stands in the list exactly once.',
  why: 'A partner finds its clients by the list: one that is missing cannot be managed or removed.',
  fix: 'Build the list from the same store as get, one item a client.',
  looksAt: { parts: ['response.status', 'response.body'], operations: ['listClients'] },
  faults: [
    'list-omits-newest',
    'list-repeats-client',
    'create-is-not-stored',
    'method-override-is-honoured',
    'list-stops-at-twenty',
    'list-stops-at-twenty-five',
    'list-stops-at-thirty',
    'list-stops-at-fifty',
    'list-stops-at-hundred',
    'page-repeats-client-at-border',
    'page-loses-client-at-border',
    'unknown-delete-takes-newest',
    'query-method-is-honoured',
  ],
  silence: notApplicable('it shows no list'),
  examples: {
    pass: [
      [create(1), list(2, [item(), item(SENT, OTHER_ID)])],
      [create(1), list(1, [])],
      [create(1), list(2, [], { request: { target: '/x?page=2' } })],
    ],
    fail: [
      [create(1), list(2, [])],
      [create(1), get(2), list(3, [item(SENT, OTHER_ID)])],
      [create(1), list(2, [item(), item()])],
      // Nobody can bring an id back: it was there in between.
      [list(1, [item()]), list(2, []), list(3, [item()])],
    ],
  },
  explain: ({ init: { seenInstead, lengths, isStranger } }) => {
    if (seenInstead === 'twice')
      return { expected: 'each clientId once', actual: 'the same clientId more than once' };
    if (isStranger)
      return { expected: 'the client that was read before and after', actual: MISSING };
    const missing = { expected: 'the client that was created', actual: MISSING };
    const { always = 0, lists = 0 } = lengths ?? {};
    if (always === 0 || lists < 3) return missing;
    const actual = `${MISSING}: it had ${always} clients each time, whatever was created, as if it stopped there`;
    return { ...missing, actual, shape: MISSING, fix: CUT };
  },
});
