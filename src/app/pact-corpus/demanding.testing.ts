import {
  rules,
  like,
  getOrder,
  postOrder,
  get,
  line,
  fresh,
  NARROW,
  WIDE,
  PROMISED,
  mild,
  shop,
  type Pair,
} from './pair.testing.js';

/** Pacts whose examples the document allows, and which ask for more, or send more, than it does. */
export const demanding: readonly Pair[] = [
  mild(
    'an optional member taken as certain',
    getOrder({ id: 1, remark: 'r' }, { '$.remark': like }),
    PROMISED,
  ),
  mild(
    'an optional member of an item taken as certain',
    getOrder({ lines: [{ gift: true }] }, { '$.lines': [{ match: 'type', min: 1 }] }),
    PROMISED,
  ),
  shop('a member that is not declared', getOrder({ id: 1, owner: 'o' }), PROMISED),
  {
    ...shop('null excluded by type', getOrder({ coupon: 'c' }, { '$.coupon': like }), NARROW),
    warnings: [PROMISED],
  },
  mild(
    'an expression that is narrower',
    getOrder(
      { lines: [{ sku: 'A-1' }] },
      {
        '$.lines[*].sku': [{ match: 'regex', regex: '^[A-Z]-\\d+$' }],
      },
    ),
    NARROW,
  ),
  shop(
    'an expression of one value of the enumeration',
    getOrder(
      { status: 'open' },
      {
        '$.status': [{ match: 'regex', regex: 'open|paid' }],
      },
    ),
    NARROW,
  ),
  mild(
    'an integer where a number may come',
    getOrder({ total: 9 }, { '$.total': [{ match: 'integer' }] }),
    NARROW,
  ),
  mild(
    'a fraction where a whole number may come',
    getOrder({ total: 9.5 }, { '$.total': [{ match: 'decimal' }] }),
    NARROW,
  ),
  shop(
    'equality without a provider state',
    getOrder({ status: 'open' }, { '$.status': [{ match: 'equality' }] }),
    NARROW,
  ),
  mild(
    'a part of a text without a provider state',
    getOrder(
      { lines: [{ sku: 'A-1' }] },
      {
        '$.lines[0].sku': [{ match: 'include', value: 'A' }],
      },
    ),
    NARROW,
  ),
  mild(
    'more items than the document promises',
    getOrder({ lines: [line, line] }, { '$.lines': [{ match: 'type', min: 2 }] }),
    NARROW,
  ),
  mild(
    'fewer items than may come',
    getOrder({ lines: [line] }, { '$.lines': [{ match: 'type', max: 3 }] }),
    NARROW,
  ),
  shop(
    'a date where any moment may come',
    getOrder(
      { placed: '2026-01-02T03:04:05' },
      {
        '$.placed': [{ match: 'timestamp', timestamp: "yyyy-MM-dd'T'HH:mm:ss" }],
      },
    ),
    'pact-example-is-possible',
  ),
  {
    ...shop(
      'a moment without a fraction',
      getOrder(
        { placed: '2026-01-02T03:04:05Z' },
        {
          '$.placed': [{ match: 'timestamp', timestamp: "yyyy-MM-dd'T'HH:mm:ssXXX" }],
        },
      ),
    ),
    warnings: [NARROW],
  },
  shop(
    'a moment in UTC only',
    getOrder(
      { placed: '2026-01-02T03:04:05Z' },
      {
        '$.placed': [{ match: 'timestamp', timestamp: "yyyy-MM-dd'T'HH:mm:ss'Z'" }],
      },
    ),
    NARROW,
  ),
  shop(
    'one of the alternatives of an expression',
    getOrder({ batch: 'cus_ab12' }, { '$.batch': [{ match: 'regex', regex: '^cus_.*$' }] }),
    NARROW,
  ),
  shop(
    'names that an expression narrows',
    get(
      '/v1/prices',
      { headers: { 'X-Region': 'eu' } },
      {
        ...{ status: 200, body: { apple: 1.5 } },
        matchingRules: rules({
          $: [{ match: 'eachKey', rules: [{ match: 'regex', regex: '^a.*$' }] }],
        }),
      },
    ),
    NARROW,
  ),
  mild(
    'values that are narrowed one by one',
    get(
      '/v1/prices',
      { headers: { 'X-Region': 'eu' } },
      {
        ...{ status: 200, body: { apple: 2 } },
        matchingRules: rules({ $: [{ match: 'eachValue', rules: [{ match: 'integer' }] }] }),
      },
    ),
    NARROW,
  ),
  shop(
    'any text for an enumeration, sent',
    postOrder(fresh, { matchingRules: rules({ '$.status': like }) }),
    WIDE,
  ),
  shop(
    'one item where two are required, sent',
    postOrder(fresh, {
      matchingRules: rules({ '$.lines': [{ match: 'type', min: 1 }] }),
    }),
    WIDE,
  ),
];
