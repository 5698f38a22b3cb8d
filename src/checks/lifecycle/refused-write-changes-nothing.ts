import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import {
  create,
  get,
  item,
  list,
  miss,
  OTHER_ID,
  remove,
  SENT,
  shown,
  update,
} from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

const bad = { name: 'Refused app', pkceRequired: 'yes' };
const refused = update(3, bad, { status: 400, purpose: 'invalid-body' });
const uncreated = create(
  2,
  { ...SENT, name: 'Refused app' },
  { status: 400, purpose: 'invalid-body' },
);

export default defineInvariantMonitor({
  id: 'refused-write-changes-nothing',
  invariant: 'refused',
  rows: ['INP-01', 'INP-03', 'INP-05', 'DCR-01'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.updateClient,
  title: 'A write that was refused has changed nothing.',
  why: 'A caller that is told no relies on nothing having happened: half a change is worse than either.',
  fix: 'Validate the whole request before anything is stored.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'refused-update-is-applied',
    'refused-create-is-stored',
    'refused-update-stores-uris',
    'refused-login-creates',
    'refused-login-updates',
    'refused-login-deletes',
    'update-reaches-other-partner',
    'delete-reaches-other-partner',
    'update-reaches-other-institution',
    'delete-reaches-other-institution',
  ],
  silence: notApplicable('no write had been refused'),
  examples: {
    pass: [
      [create(1), get(2), refused, get(4)],
      [create(1), uncreated, list(3, [item()])],
      [create(1), get(2), remove(3, { status: 404 }), list(4, [])],
    ],
    fail: [
      [create(1), get(2), refused, get(4, shown({ name: 'Refused app' }))],
      [create(1), refused, get(4, shown({ name: 'Refused app' }))],
      [create(1), get(2), remove(3, { status: 400 }), miss(4)],
      [create(1), uncreated, list(3, [item(), item({ ...SENT, name: 'Refused app' }, OTHER_ID)])],
    ],
  },
  explain: (contradiction) =>
    contradiction.init.seenInstead === 'there'
      ? {
          expected: 'no client of a refused create',
          actual: 'a client with the name that was refused',
        }
      : {
          expected: `${subjectOf(contradiction)} as it was before the refused request`,
          actual: seenInWords(contradiction),
        },
});
