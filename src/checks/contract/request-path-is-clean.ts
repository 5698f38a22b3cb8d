import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { fail, PASS } from '../../model/verdict.js';
import { heldAgainstCaller } from '../_caller.js';
import { exchange } from '../_examples.js';
import { ELSEWHERE } from '../_parts.js';

const isOurs = (target: string): boolean =>
  target.includes('/institutions/') && target.includes('/partner-clients');
/** `pchar` and `/`, then a query (RFC 3986 §3.3, §3.4). */
const CLEAN = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9a-f]{2})*(?:\?.*)?$/i;

/** The usual path; a regular expression that cannot backtrack is the quicker one. */
const PLAIN = /^\/[\w\-.~/]*$/;

const ENCODE = 'a character that must be percent-encoded';

const problemIn = ({ request: { target }, match }: Exchange): string | undefined => {
  if (!PLAIN.test(target) && !CLEAN.test(target)) return ENCODE;
  if (match.kind === 'operation') return match.values.includes('') ? 'an empty segment' : undefined;
  const path = target.split('?', 1)[0] ?? '';
  if (path.includes('//')) return 'an empty segment';
  return path.endsWith('/') ? 'a slash at the end' : 'a path that fits no template';
};

/** Each value stands in a segment of its own: it is asked of another place than the document's. */
const isWhole = (target: string): boolean =>
  CLEAN.test(target) &&
  /\/institutions\/[^/?]+\/partner-clients\/[^/?]+(?:\/[^/?]+)?(?:\?|$)/.test(target);

const get = (target: string) =>
  exchange({ operation: 'getClient', request: { target }, match: { kind: 'unknown-path' } });
const PATH = '/a/oidc-provider/api/v0/institutions/i/partner-clients/p';

export default defineCheck({
  id: 'request-path-is-clean',
  rows: ['CON-14'],
  ledger: 'contract',
  severity: 'warning',
  clause: 'RFC 3986 §3.3',
  title: 'The path of a request fits one template, each value in a segment of its own.',
  why: 'A value that is not encoded falls apart into segments, and names another resource or none.',
  fix: 'Have the caller percent-encode each value before it goes into the path.',
  looksAt: {
    parts: ['request.target'],
    purposes: ['valid', 'inventory', 'clean-up', 'deleted', 'unknown-id', 'foreign'],
    unmatched: true,
  },
  faults: [],
  asks: 'request',
  examples: {
    pass: [
      exchange({ operation: 'getClient', clientId: 'a/b c' }),
      get('/favicon.ico'),
      get(`/gateway${PATH}/a`),
      exchange({ operation: 'listClients' }),
    ],
    fail: [get(`${PATH}/a/b`), get(`${PATH}/`), get(`${PATH}//a`), get(`${PATH}/{clientId}`)],
  },
  evaluate(exchange) {
    if (exchange.match.kind === 'unknown-method') return ELSEWHERE;
    const { match, request } = exchange;
    if (match.kind === 'unknown-path' && (!isOurs(request.target) || isWhole(request.target)))
      return ELSEWHERE;
    const actual = problemIn(exchange);
    if (actual === undefined) return PASS;
    const expected = 'a path that fits a template of the document';
    const told = fail({ at: 'request.target', expected, actual, side: 'request' });
    return heldAgainstCaller(exchange, told);
  },
});
