import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, shown, update } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'update-is-visible',
  invariant: 'updated',
  rows: ['LIF-06'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.updateClient,
  title: 'What an update sent is what is read afterwards.',
  why: 'A redirect URI or a name that was changed with success must be in force, or logins fail or go astray.',
  fix: 'Answer an update only when get and list show it.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'update-is-not-applied',
    'update-shows-late',
    'get-without-name',
    'boolean-in-name-is-capitalised',
    'date-in-name-gets-a-time',
    'encoded-slash-in-page-is-decoded',
    'exponent-in-name-is-computed',
    'formula-is-guarded',
    'large-number-in-name-is-rounded',
    'line-ends-become-blanks',
    'mail-name-is-dropped',
    'mailto-is-dropped',
    'name-is-trimmed',
    'name-loses-leading-zeros',
    'null-in-name-is-taken-for-none',
    'page-fragment-is-dropped',
    'page-path-is-lower-cased',
    'page-query-is-sorted',
    'page-scheme-is-upgraded',
    'proto-name-is-lost',
    'template-in-name-is-filled',
    'tracking-is-cleaned-from-page',
    'unicode-escape-in-name-is-read-twice',
    'update-cuts-name',
    'update-drops-page-fragment',
    'update-folds-case',
    'windows-line-ends-are-shortened',
    'plus-in-name-becomes-blank',
  ],
  silence: notApplicable('it shows nothing that an update sent'),
  examples: {
    pass: [
      [create(1), update(2, { name: 'New' }), get(3, shown({ name: 'New' }))],
      [create(1), update(2, { name: 'New' }), get(3, { name: 'New' })],
      [create(1), update(2, { name: 'New' }), get(2)],
    ],
    fail: [
      [create(1), update(2, { name: 'New' }), get(3)],
      [create(1), update(2, { name: 'New' }), get(3, shown({ name: 'Odd' }))],
      [create(1), update(2, { name: 'New' }), get(3), get(4, shown({ name: 'New' }))],
      [create(1), update(2, { name: 'New' }), list(3, [item()])],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)} that the update sent`,
    actual: seenInWords(contradiction),
  }),
});
