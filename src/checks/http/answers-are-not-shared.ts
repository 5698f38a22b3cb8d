import { parseCacheControl } from '../_cache-control.js';
import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

/** Seconds; a client may be deleted, and its secret changed, at any time. */
const LONGEST = 300;

/** What lets others, or later callers, see the answer to a request with a token; undefined: nothing. */
const leakIn = (directives: ReadonlyMap<string, string>): string | undefined => {
  if (directives.has('no-store')) return undefined;
  if (directives.has('public')) return 'public';
  if (Number(directives.get('s-maxage') ?? 0) > 0) return 's-maxage above 0';
  const isOwn = directives.has('private') || directives.has('no-cache');
  if (isOwn) return undefined;
  const age = Number(directives.get('max-age') ?? 0);
  if (age > LONGEST) return `max-age above ${LONGEST}`;
  const isShared = age > 0 && directives.has('must-revalidate');
  return isShared ? 'must-revalidate with a max-age above 0' : undefined;
};

const list = (value: string) =>
  exchange({
    operation: 'listClients',
    status: 200,
    json: [],
    headers: { 'Cache-Control': value },
  });

export default defineCheck({
  id: 'answers-are-not-shared',
  rows: ['HTTP-19'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9111 §3.5',
  title: 'An answer to a caller with a token is not offered to shared caches.',
  why: 'A shared cache hands what it stores to the next caller, whoever that is.',
  fix: 'Send Cache-Control: no-store, or private with a short max-age.',
  looksAt: {
    parts: ['response.headers'],
    statuses: ['2xx'],
    purposes: [
      'valid',
      'inventory',
      'clean-up',
      'deleted',
      'odd-body',
      'odd-value',
      'invalid-body',
      'foreign',
    ],
  },
  faults: ['public-cache'],
  examples: {
    pass: [
      list('no-store'),
      list('private, max-age=3600'),
      list('max-age=60'),
      list('max-age=0, must-revalidate'),
      list('no-store, public'),
    ],
    fail: [
      list('public'),
      list('Public, max-age=0'),
      list('s-maxage=60'),
      list('max-age=60, must-revalidate'),
      list('max-age=86400'),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const value = response.headers.combined('cache-control');
    const actual = value === undefined ? undefined : leakIn(parseCacheControl(value));
    if (actual === undefined) return PASS;
    return fail({
      at: 'response.headers/cache-control',
      expected: 'no-store, or private with a short max-age',
      actual,
    });
  },
});
