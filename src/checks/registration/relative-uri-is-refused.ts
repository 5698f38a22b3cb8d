import { defineCheck } from '../../model/check.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

/** An empty text is the affair of empty-redirect-uri-is-refused. */
const isRelative = (uri: string): boolean => uri !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(uri);

export default defineCheck({
  id: 'relative-uri-is-refused',
  rows: ['DCR-02'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §3.1.2',
  title: 'A redirect URI without a scheme is refused.',
  why: 'A relative redirect URI is resolved against the page of the authorization server itself.',
  fix: 'Answer 400 or 422 to a redirect URI that is not absolute.',
  looksAt: REGISTRATIONS,
  faults: [
    'relative-uri-accepted',
    'update-accepts-relative-uri',
    'bad-uri-accepted-first',
    'bad-uri-accepted-amid',
  ],
  examples: {
    pass: [registers('/cb', 422), registers('com.example.app:/cb', 200)],
    fail: [registers('/cb', 200), registers('app.example.com/cb', 200), registers('//a/cb', 200)],
  },
  evaluate: (exchange) => judgeRedirectUris(exchange, isRelative, 'a relative redirect URI'),
});
