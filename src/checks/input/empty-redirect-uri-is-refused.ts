import { defineCheck } from '../../model/check.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

export default defineCheck({
  id: 'empty-redirect-uri-is-refused',
  rows: ['INP-07'],
  ledger: 'contract',
  severity: 'warning',
  clause: '#/components/schemas/createPartnerClientDetails/properties/redirectUris',
  title: 'An empty redirect URI is refused.',
  why: 'The document bounds no text, yet an empty redirect URI leads nowhere, or to whoever asks.',
  fix: 'Answer 400 or 422 to an empty redirect URI.',
  looksAt: REGISTRATIONS,
  faults: ['empty-redirect-uri-accepted', 'update-accepts-empty-uri'],
  examples: {
    pass: [registers('', 400, 'odd-body'), registers('https://app.example.com/', 200, 'odd-body')],
    fail: [registers('', 200, 'odd-body')],
  },
  evaluate: (exchange) => judgeRedirectUris(exchange, (uri) => uri === '', 'an empty redirect URI'),
});
