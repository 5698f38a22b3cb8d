import { defineCheck } from '../../model/check.js';
import { isLoopback, parseUri } from '../_uri.js';
import { registers } from '../_registration.js';
import { judgeRedirectUris, REGISTRATIONS } from '../_uris.js';

const isPlain = (uri: string): boolean =>
  /^http:/i.test(uri) && !isLoopback(parseUri(uri)?.host ?? '');

export default defineCheck({
  id: 'plain-http-is-refused',
  rows: ['DCR-04'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9700 §2.6',
  title: 'A redirect URI of plain http is refused, unless it leads to the own machine.',
  why: 'Whoever is on the way reads the authorization code.',
  fix: 'Answer 400 or 422 to http:// with a host other than 127.0.0.1, [::1] or localhost.',
  looksAt: REGISTRATIONS,
  faults: ['plain-http-accepted', 'update-accepts-plain-http'],
  examples: {
    pass: [
      registers('http://app.example.com/cb', 400),
      registers('http://localhost:8080/cb', 200, 'valid'),
      registers('http://127.0.0.1/cb', 200, 'valid'),
      registers('http://[::1]:9/cb', 200, 'valid'),
    ],
    fail: [
      registers('http://app.example.com/cb', 200),
      registers('HTTP://localhost.evil.example/', 200),
    ],
  },
  evaluate: (exchange) => judgeRedirectUris(exchange, isPlain, 'a redirect URI of plain http'),
});
