import { defineMonitor } from '../../model/check.js';
import { CLAUSES } from '../_clauses.js';
import { EmptyValues } from './_empty-values.js';
import { create, get, SENT, shown, update } from './_histories.js';
import { PIN_FIX, PIN_WHY } from './_pins.js';

const purpose = 'odd-body';
const logo = { ...SENT, logoUri: 'https://www.example.com/logo.png' };
const made = [create(1, logo), get(2, logo)];
const nulled = update(3, { ...logo, name: 'New', logoUri: null }, { purpose });
const renamed = { ...logo, name: 'New' };
const emptied = update(3, { ...SENT, name: 'New', contacts: [] }, { purpose });
const { name, redirectUris, pkceRequired } = SENT;

export default defineMonitor({
  id: 'empty-values-stay-as-pinned',
  rows: ['LIF-22', 'INP-07'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.updateClient,
  title:
    'A null, an empty text and an empty list are stored, cleared, ignored or refused as it is pinned.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['createClient', 'updateClient', 'deleteClient', 'getClient'],
  },
  faults: [
    'null-logo-is-ignored-by-update',
    'null-contacts-clear-them',
    'null-flag-becomes-false',
    'null-logo-is-dropped-by-create',
    'null-contacts-are-dropped-by-create',
    'null-flag-is-taken-for-true-by-create',
    'empty-page-is-dropped-by-create',
    'empty-page-is-stored-by-update',
    'empty-contacts-are-ignored-by-update',
    'empty-name-is-filled-in',
    'empty-uris-are-filled-in',
  ],
  examples: {
    pass: [
      [...made, update(3, { ...logo, logoUri: null }, { purpose, status: 422 })],
      [create(1), get(2), emptied, get(4, { name: 'New', redirectUris, pkceRequired })],
      [create(1, { ...SENT, name: '' }, { purpose, status: 400 })],
      [create(1, { ...SENT, tosUri: null }, { purpose }), get(2)],
    ],
    fail: [
      [...made, nulled, get(4, renamed)],
      [...made, nulled, get(4, { ...SENT, name: 'New' })],
      [create(1), get(2), emptied, get(4, shown({ name: 'New' }))],
      [create(1, { ...SENT, name: '' }, { purpose })],
      [create(1, { name, redirectUris, contacts: null }, { purpose, status: 400 })],
    ],
    pins: {
      'update-null-scalars': 'refused',
      'update-empty-arrays': 'cleared',
      'empty-name': 'refused',
      'create-null-scalars': 'dropped',
      'create-null-arrays': 'dropped',
    },
  },
  start: (context, settle) => new EmptyValues(context, settle),
});
