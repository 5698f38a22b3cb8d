import { documentWith, ok, type Checked, type Recorded } from './checked.testing.js';

/** One feature of documents, with exchanges that keep to it and exchanges that break it. */
export interface Feature {
  readonly title: string;
  /** The members of the path item; `get` where it holds none. */
  readonly item: object;
  /** Follows the path that the corpus gives it. */
  readonly suffix?: string;
  /** Schemas and other components; their names are unique in the corpus. */
  readonly components?: object;
  readonly right: readonly Recorded[];
  readonly wrong: readonly Recorded[];
  /** What is said of each exchange that breaks it: check and place. */
  readonly found: string;
}

const json = (schema: object) => ({ 'application/json': { schema } });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Answers of JSON: values that fit a schema, and values that do not. */
export const answer = (
  title: string,
  schema: object,
  right: readonly unknown[],
  wrong: readonly unknown[],
  at = '',
  schemas: object = {},
): Feature => ({
  title,
  item: { get: { responses: { 200: ok(json(schema)) } } },
  components: { schemas },
  right: right.map((body) => ({ body: textOf(body) })),
  wrong: wrong.map((body) => ({ body: textOf(body) })),
  found: `body-matches-schema response.body${at}`,
});

/** JSON as it stands, for numbers that no double is. */
export class Text {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): string {
    return `<<${this.text}>>`;
  }
}

const textOf = (value: unknown): string => JSON.stringify(value).replace(/"<<([^"<>]*)>>"/g, '$1');

/** Answers by the responses of an operation. */
export const responds = (
  title: string,
  responses: object,
  right: readonly Recorded[],
  wrong: readonly Recorded[],
  found: string,
  components: object = {},
): Feature => ({ title, item: { get: { responses } }, components, right, wrong, found });

const SENT = 'request-parameters-match request.';

/** Requests with one parameter; each is what follows the path of the feature. */
export const sends = (
  title: string,
  parameter: object,
  right: readonly string[],
  wrong: readonly string[],
  at: string,
  suffix = '',
): Feature => ({
  title,
  suffix,
  item: { get: { parameters: [parameter], responses: { 200: ok(json({})) } } },
  right: right.map((target) => ({ target, body: {} })),
  wrong: wrong.map((target) => ({ target, body: {} })),
  found: `${SENT}${at}`,
});

/** Requests with JSON content. */
export const posts = (
  title: string,
  schema: object,
  right: readonly unknown[],
  wrong: readonly unknown[],
  at = '',
  schemas: object = {},
): Feature => {
  const post = (value: unknown): Recorded => ({
    method: 'POST',
    requestHeaders: { 'Content-Type': 'application/json' },
    sent: textOf(value),
    body: {},
  });
  return {
    title,
    item: { post: { requestBody: { content: json(schema) }, responses: { 200: ok(json({})) } } },
    components: { schemas },
    right: right.map(post),
    wrong: wrong.map(post),
    found: `request-matches-schema request.body${at}`,
  };
};

const path = (index: number) => `/f${String(index)}`;

/** One document with an operation for each feature. */
export const documentOf = (features: readonly Feature[], openapi: string): string =>
  textOf({
    ...documentWith({}, {}, openapi),
    paths: Object.fromEntries(
      features.map(({ item, suffix = '' }, index) => [`${path(index)}${suffix}`, item]),
    ),
    components: merged(features.map(({ components = {} }) => components)),
  });

const merged = (all: readonly object[]): object => {
  const kinds = new Map<string, object>();
  for (const each of all)
    for (const [kind, parts] of Object.entries(each) as [string, object][])
      kinds.set(kind, { ...kinds.get(kind), ...parts });
  return Object.fromEntries(kinds);
};

/** The exchanges of each feature, the right ones first. */
export const exchangesOf = (features: readonly Feature[]): readonly Recorded[] =>
  features.flatMap(({ right, wrong }, index) =>
    [...right, ...wrong].map((each) => ({
      ...each,
      target: `${path(index)}${each.target ?? ''}`,
    })),
  );

/** What was found of each feature, exchange by exchange. */
export const foundOf = (
  features: readonly Feature[],
  { report }: Checked,
): readonly (readonly (readonly string[])[])[] => {
  const bySaying = new Map<string, string[]>();
  for (const { ledger, severity, check, at, exchanges } of report.findings) {
    if (ledger === 'gap' || severity === 'info') continue;
    for (const id of exchanges) bySaying.set(id, [...(bySaying.get(id) ?? []), `${check} ${at}`]);
  }
  let next = 0;
  return features.map(({ right, wrong }) =>
    [...right, ...wrong].map(() => bySaying.get(`e${String((next += 1))}`) ?? []),
  );
};
