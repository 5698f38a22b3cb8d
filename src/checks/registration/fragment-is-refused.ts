import { defineCheck } from '../../model/check.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

export default defineCheck({
  id: 'fragment-is-refused',
  rows: ['DCR-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §3.1.2',
  title: 'A redirect URI with a fragment is refused.',
  why: 'A redirect URI must have no fragment: the server would append the answer behind it, unseen by the client.',
  fix: 'Answer 400 or 422 to a redirect URI that holds a #.',
  looksAt: REGISTRATIONS,
  faults: [
    'fragment-accepted',
    'update-accepts-fragment',
    'bad-uri-accepted-first',
    'bad-uri-accepted-amid',
  ],
  examples: {
    pass: [
      registers('https://app.example.com/cb#x', 400),
      registers('https://app.example.com/', 200),
    ],
    fail: [
      registers('https://app.example.com/cb#x', 200),
      registers('https://app.example.com/#', 200),
    ],
  },
  evaluate: (exchange) =>
    judgeRedirectUris(exchange, (uri) => uri.includes('#'), 'a redirect URI with a fragment'),
});
