import { defineCheck } from '../../model/check.js';
import { parseUri } from '../../model/uri.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

const hasUserinfo = (uri: string): boolean =>
  uri.includes('@') && parseUri(uri)?.userinfo !== undefined;

export default defineCheck({
  id: 'userinfo-is-refused',
  rows: ['DCR-08'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 3986 §3.2.1',
  title: 'A redirect URI with a user name before its host is refused.',
  why: 'A name before the host looks like the host: users and reviewers read the wrong one.',
  fix: 'Answer 400 or 422 to a redirect URI with an @ before its host.',
  looksAt: REGISTRATIONS,
  faults: ['userinfo-accepted'],
  examples: {
    pass: [
      registers('https://a@app.example.com/cb', 400),
      registers('https://app.example.com/@a', 200),
    ],
    fail: [
      registers('https://a@app.example.com/cb', 200),
      registers('https://a:b@app.example.com', 200),
    ],
  },
  evaluate: (exchange) =>
    judgeRedirectUris(exchange, hasUserinfo, 'a redirect URI with a user name'),
});
