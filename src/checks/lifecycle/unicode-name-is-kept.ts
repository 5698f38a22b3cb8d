import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const odd = { ...SENT, name: 'Cafe\u0301 \u{1F3E6} \u05D0' };
const made = create(1, odd, { purpose: 'odd-body' });

export default defineInvariantMonitor({
  id: 'unicode-name-is-kept',
  invariant: 'unicode',
  rows: ['INP-10'],
  ledger: 'contract',
  severity: 'warning',
  clause: CLAUSES.createClient,
  title: 'A name beyond ASCII is stored as it was sent.',
  why: 'A name is shown to the users who are to trust it; one that was changed on the way looks like a forgery.',
  fix: 'Store the characters as they came, without normalising, or refuse the name.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'unicode-name-is-normalised',
    'bidi-marks-are-stripped',
    'compatibility-forms-are-replaced',
    'emoji-become-question-marks',
    'invisible-characters-are-stripped',
    'typographic-signs-are-flattened',
    'create-folds-case',
  ],
  silence: notApplicable('it shows no name beyond ASCII that was sent'),
  examples: {
    pass: [[made, get(2, odd)], [create(1, odd, { status: 400 })]],
    fail: [
      [made, get(2, { ...odd, name: odd.name.normalize('NFC') })],
      [made, get(2, { ...odd, name: 'Cafe? ? ?' })],
    ],
  },
  explain: () => ({
    expected: 'the characters of the name that were sent',
    actual: 'other characters',
  }),
});
