import { defineCheck } from '../../model/check.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

/** A star in the host; in a path it is a character like any other. */
const hasWildcard = (uri: string): boolean =>
  uri.includes('*') && /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\*/i.test(uri);

export default defineCheck({
  id: 'wildcard-is-refused',
  rows: ['DCR-03'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9700 §2.1',
  title: 'A redirect URI with a wildcard in its host is refused.',
  why: 'Redirect URIs must be compared exactly: a wildcard is of no use, or hands the answer to whoever takes a name under it.',
  fix: 'Answer 400 or 422 to a redirect URI with a star in its host.',
  looksAt: REGISTRATIONS,
  faults: [
    'wildcard-accepted',
    'update-accepts-wildcard',
    'bad-uri-accepted-first',
    'bad-uri-accepted-amid',
  ],
  examples: {
    pass: [registers('https://*.example.com/cb', 400), registers('https://app.example.com/*', 200)],
    fail: [registers('https://*.example.com/cb', 200)],
  },
  evaluate: (exchange) =>
    judgeRedirectUris(exchange, hasWildcard, 'a redirect URI with a wildcard'),
});
