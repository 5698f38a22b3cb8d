import { defineMonitor } from '../../model/check.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, SENT } from './_histories.js';
import { PIN_FIX, PIN_WHY } from './_pins.js';
import { UnsetValues } from './_unset-values.js';

const { name, redirectUris } = SENT;
const bare = { name, redirectUris };
const [uri] = redirectUris;
const twice = { ...bare, redirectUris: [uri, uri] };

export default defineMonitor({
  id: 'unset-values-stay-as-pinned',
  rows: ['DCR-10', 'INP-07', 'LIF-18'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.createClient,
  title:
    'A flag that is false, a list that is empty and a URI that is repeated are shown as it is pinned.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['createClient', 'updateClient', 'deleteClient', 'getClient'],
  },
  faults: ['false-flag-is-hidden', 'repeated-uris-are-dropped', 'empty-contacts-are-hidden'],
  examples: {
    pass: [
      [create(1, { ...bare, pkceRequired: false }), get(2, { ...bare, pkceRequired: false })],
      [create(1, twice, { purpose: 'odd-body', status: 400 })],
    ],
    fail: [
      [create(1, { ...bare, pkceRequired: false }), get(2, bare)],
      [create(1, twice, { purpose: 'odd-body' }), get(2, { ...bare, redirectUris: [uri] })],
      [create(1, { ...bare, contacts: [] }), get(2, bare)],
    ],
    pins: { 'false-flag': 'shown', 'repeated-uris': 'kept', 'empty-contacts': 'shown' },
  },
  start: (context, settle) => new UnsetValues(context, settle),
});
