import { defineCheck } from '../../model/check.js';
import { parseUri } from '../_uri.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

/** In http and https alone: what the authority of a private-use scheme means is its owner's affair. */
const hasUserinfo = (uri: string): boolean =>
  uri.includes('@') && /^https?:/i.test(uri) && parseUri(uri)?.userinfo !== undefined;

export default defineCheck({
  id: 'userinfo-is-refused',
  rows: ['DCR-08'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §4.2.4',
  title: 'A redirect URI with a user name before its host is refused.',
  why: 'A name before the host looks like the host: users and reviewers read the wrong one.',
  fix: 'Answer 400 or 422 to a redirect URI with an @ before its host.',
  looksAt: REGISTRATIONS,
  faults: ['userinfo-accepted', 'update-accepts-userinfo'],
  examples: {
    pass: [
      registers('https://a@app.example.com/cb', 400),
      registers('https://app.example.com/@a', 200),
      registers('com.example.app://a@b/cb', 200),
    ],
    fail: [
      registers('https://a@app.example.com/cb', 200),
      registers('https://a:b@app.example.com', 200),
    ],
  },
  evaluate: (exchange) =>
    judgeRedirectUris(exchange, hasUserinfo, 'a redirect URI with a user name'),
});
