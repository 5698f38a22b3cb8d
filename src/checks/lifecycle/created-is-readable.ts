import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, miss, SENT, shown } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'created-is-readable',
  invariant: 'created',
  rows: ['LIF-01', 'DCR-11'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.getClient,
  title: 'A client that was created can be read, and is what was sent.',
  why: 'A partner that cannot trust what it created has to read it back and compare every time.',
  fix: 'Store every member of the request before answering, and answer get from that store.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'create-clears-neighbours-logo',
    'create-forgets-contacts',
    'create-is-not-stored',
    'get-without-name',
    'ampersand-in-name-is-escaped',
    'backslash-in-name-is-read',
    'blanks-in-name-are-collapsed',
    'contacts-are-capped',
    'contacts-are-sorted',
    'create-cuts-name',
    'create-folds-case',
    'double-quotes-are-stripped',
    'encoded-slash-in-page-is-decoded',
    'entity-in-name-is-decoded',
    'exponent-in-name-is-computed',
    'large-number-in-name-is-rounded',
    'line-ends-become-blanks',
    'mail-domain-is-lower-cased',
    'mail-name-is-dropped',
    'mail-tag-is-dropped',
    'mailbox-is-lower-cased',
    'mailto-is-dropped',
    'page-host-is-lower-cased',
    'page-path-is-lower-cased',
    'page-query-is-dropped',
    'page-scheme-is-upgraded',
    'percent-in-name-is-decoded',
    'plus-in-name-becomes-blank',
    'proto-name-is-lost',
    'quotes-in-name-are-doubled',
    'tags-are-stripped',
    'template-in-name-is-filled',
    'tracking-is-cleaned-from-page',
    'unicode-escape-in-name-is-read-twice',
    'windows-line-ends-are-shortened',
    'method-override-is-honoured',
    'unknown-delete-takes-newest',
    'query-method-is-honoured',
  ],
  silence: notApplicable('it shows no client as it was created'),
  examples: {
    pass: [
      [create(1), get(2), list(3, [item()])],
      [create(1), get(1, shown({ name: 'Example app' }))],
    ],
    fail: [
      [create(1), get(2, shown({ contacts: [] }))],
      [create(1), get(2, shown({ pkceRequired: false }))],
      [create(1), miss(2), list(3, [])],
      [create(1), miss(2), get(3, SENT)],
    ],
  },
  explain: (contradiction) => ({
    expected:
      contradiction.init.member === undefined
        ? 'the client that was created (200)'
        : `${subjectOf(contradiction)} that was sent`,
    actual: seenInWords(contradiction),
  }),
});
