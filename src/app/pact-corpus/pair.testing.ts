import type { documents } from './documents.testing.js';

/** An interaction as a pact file of version 2, 3 or 4 holds it. */
export type Written = Readonly<Record<string, unknown>>;

/** One interaction and one document, and the checks that must find something. */
export interface Pair {
  readonly title: string;
  readonly document: keyof typeof documents;
  readonly interaction: Written;
  /** Checks that find an error; empty: the two are compatible. */
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
}

export const order = {
  id: 1,
  status: 'open',
  total: 9.5,
  placed: '2026-01-02T03:04:05Z',
  batch: 'cus_ab12',
  lines: [{ sku: 'A-1', count: 1 }],
};
export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Rules of version 3, by path. */
export const rules = (paths: Readonly<Record<string, readonly object[]>>) => ({
  body: Object.fromEntries(
    Object.entries(paths).map(([path, matchers]) => [path, { combine: 'AND', matchers }]),
  ),
});
export const like = [{ match: 'type' }];

export const getOrder = (
  body: unknown,
  matchers: Readonly<Record<string, readonly object[]>> = {},
): Written => ({
  request: { method: 'GET', path: '/v1/orders/1' },
  response: { status: 200, headers: JSON_TYPE, body, matchingRules: rules(matchers) },
});
export const postOrder = (body: unknown, more: Written = {}, status = 201): Written => ({
  request: { method: 'POST', path: '/v1/orders', headers: JSON_TYPE, body, ...more },
  response: { status },
});
export const get = (
  path: string,
  more: Written = {},
  response: Written = { status: 200 },
): Written => ({
  request: { method: 'GET', path, ...more },
  response,
});
export const line = { sku: 'A-1', count: 1 };
export const fresh = { status: 'open', lines: [line, line] };

/** Makes a pair with one of the documents. */
const pair =
  (document: Pair['document']) =>
  (title: string, interaction: Written, ...errors: readonly string[]): Pair => ({
    ...{ title, document, interaction, errors },
  });
/** Makes a pair with the shop of which there is a warning and no error. */
export const mild = (
  title: string,
  interaction: Written,
  ...warnings: readonly string[]
): Pair => ({
  ...{ title, document: 'shop', interaction, errors: [], warnings },
});
export const [shop, zoo, vault, kennel] = [
  pair('shop'),
  pair('zoo'),
  pair('vault'),
  pair('kennel'),
];
export const SECRET = { status: 200, body: { value: 'x', level: 'high' } };
export const BEARER = { headers: { Authorization: 'Bearer t' } };
export const NARROW = 'pact-matchers-are-no-narrower';
export const WIDE = 'pact-matchers-are-no-wider';
export const PROMISED = 'pact-members-are-promised';
