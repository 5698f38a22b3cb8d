import { isObject } from '../model/json/walk.js';
import { NOT_RECORDED } from './recorders.js';

type Side = 'answers' | 'requests';

/** What stands in a recording in place of many values: at which member, and on which side. */
export interface Placeholder {
  readonly member: string;
  readonly side: Side;
  readonly value: string;
}

export type Placeholders = readonly Placeholder[];

/** So many different values on one side, and one alone on the other, are no chance. */
const TELLING = 5;
const MOST_VALUES = 64;
const MOST_ENTRIES = 500;
const LONGEST = 16_384;
const DEEPEST = 8;
const PATHS = 'path';
const ID = 'clientId';

class Values {
  readonly answers = new Set<string>();
  readonly requests = new Set<string>();
  /** How often each side had one. */
  readonly count = { answers: 0, requests: 0 };

  add(side: Side, value: string): void {
    if (this[side].size < MOST_VALUES) this[side].add(value);
    this.count[side] += 1;
  }

  /** The one value of a side that the other does not know. */
  alone(side: Side): string | undefined {
    const other = side === 'answers' ? this.requests : this.answers;
    const [only, ...more] = this[side];
    if (only === undefined || more.length > 0 || other.size < TELLING) return undefined;
    if (this.count[side] < TELLING) return undefined;
    return other.has(only) ? undefined : only;
  }
}

/** The placeholders of a recording that somebody has cleaned, as far as its first entries tell. */
export const placeholdersIn = (entries: readonly unknown[]): Placeholders => {
  const members = new Map<string, Values>();
  const issued = new Values();
  const add = (member: string, side: Side, value: string): void => {
    const values = members.get(member) ?? new Values();
    if (members.size < MOST_VALUES) members.set(member, values);
    values.add(side, value);
  };
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    const { request, response } = isObject(entry) ? entry : {};
    // Our own recordings are cleaned by us.
    const isOwn = isObject(entry) && entry._exchange !== undefined;
    if (isOwn || !isObject(request) || !isObject(response)) continue;
    const shown = contentOf(response.content);
    eachText(contentOf(request.postData), (member, value) => {
      add(member, 'requests', value);
    });
    eachText(shown, (member, value) => {
      add(member, 'answers', value);
    });
    const id = idIn(request.url);
    if (id !== undefined) add(ID, 'requests', id);
    const made = request.method === 'POST' && isObject(shown) ? shown.client : undefined;
    if (isObject(made) && typeof made.clientId === 'string') issued.add('answers', made.clientId);
  }
  return found(members, issued);
};

const found = (members: ReadonlyMap<string, Values>, issued: Values): Placeholders => {
  const told: Placeholder[] = [];
  for (const [member, values] of members)
    for (const side of ['answers', 'requests'] as const) {
      const value = values.alone(side);
      if (value === undefined) continue;
      told.push({ member: member === ID && side === 'requests' ? PATHS : member, side, value });
    }
  const [only, ...more] = issued.answers;
  if (only !== undefined && more.length === 0 && issued.count.answers >= TELLING)
    told.push(
      { member: ID, side: 'answers', value: only },
      { member: PATHS, side: 'requests', value: only },
    );
  return told;
};

/** The entry with what was not recorded named as such. */
export const withoutPlaceholders = (entry: unknown, placeholders: Placeholders): unknown => {
  if (placeholders.length === 0 || !isObject(entry)) return entry;
  const { request, response } = entry;
  if (!isObject(request) || !isObject(response)) return entry;
  const of = (side: Side) => placeholders.filter((each) => each.side === side);
  return {
    ...entry,
    request: {
      ...request,
      url: cleanUrl(request.url, of('requests')),
      postData: clean(request.postData, of('requests')),
    },
    response: { ...response, content: clean(response.content, of('answers')) },
  };
};

const cleanUrl = (url: unknown, placeholders: Placeholders): unknown => {
  const id = idIn(url);
  const isOne = placeholders.some(({ member, value }) => member === PATHS && value === id);
  return typeof url === 'string' && id !== undefined && isOne
    ? url.slice(0, endOf(url) - id.length) +
        encodeURIComponent(NOT_RECORDED) +
        url.slice(endOf(url))
    : url;
};

const clean = (content: unknown, placeholders: Placeholders): unknown => {
  if (placeholders.length === 0 || !isObject(content)) return content;
  const value = contentOf(content);
  if (value === undefined) return content;
  const text = JSON.stringify(replaced(value, '', placeholders, 0));
  return { ...content, text, size: Buffer.byteLength(text) };
};

const replaced = (
  value: unknown,
  member: string,
  placeholders: Placeholders,
  depth: number,
): unknown => {
  if (typeof value === 'string') {
    const isOne = placeholders.some(
      (each) => each.member === member && each.value === keyOf(value),
    );
    return isOne ? NOT_RECORDED : value;
  }
  if (depth > DEEPEST) return value;
  if (Array.isArray(value))
    return value.map((item) => replaced(item, member, placeholders, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      replaced(held, name, placeholders, depth + 1),
    ]),
  );
};

const eachText = (
  value: unknown,
  tell: (member: string, value: string) => void,
  member = '',
  depth = 0,
): void => {
  if (typeof value === 'string') {
    if (member !== '' && member !== 'clientSecret') tell(member, keyOf(value));
    return;
  }
  if (depth > DEEPEST || !isObject(value)) {
    if (Array.isArray(value)) for (const item of value) eachText(item, tell, member, depth + 1);
    return;
  }
  for (const [name, held] of Object.entries(value)) eachText(held, tell, name, depth + 1);
};

/** Of a URI its host: whoever cleans redirect URIs changes that. */
const keyOf = (value: string): string => /^https?:\/\/[^/?#]+/i.exec(value)?.[0] ?? value;

const contentOf = (content: unknown): unknown => {
  const { text, encoding } = isObject(content) ? content : {};
  if (typeof text !== 'string' || text === '' || text.length > LONGEST) return undefined;
  if (typeof encoding === 'string' && encoding !== '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Where the path of a URL ends. */
const endOf = (url: string): number => url.split(/[?#]/, 1)[0]?.length ?? url.length;

/** The last segment of a path, where it is that of a client. */
const idIn = (url: unknown): string | undefined => {
  if (typeof url !== 'string') return undefined;
  const [path = ''] = url.split(/[?#]/, 1);
  const segments = path.split('/');
  return segments.at(-3) === 'partner-clients' ? segments.at(-1) : undefined;
};
