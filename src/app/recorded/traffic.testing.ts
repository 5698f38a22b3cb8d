/** A short conversation with the API, as a recorder without any peculiarity would write it. */

export interface Field {
  name: string;
  value?: unknown;
}

export interface Content {
  size?: unknown;
  mimeType?: string;
  text?: unknown;
  [other: string]: unknown;
}

export interface Message {
  headers?: unknown;
  bodySize?: unknown;
  [other: string]: unknown;
}

export interface Entry {
  startedDateTime?: unknown;
  time?: unknown;
  request: Message & { method: unknown; url: string; postData?: Content | null };
  response: Message & { status: unknown; content?: Content | null };
  [other: string]: unknown;
}

export const ORIGIN = 'https://tenant.example';
export const BELOW =
  '/a/oidc-provider/api/v0/institutions/00000000-0000-4000-8000-0000000000aa/partner-clients/acme';
export const ID = '11111111-2222-4333-8444-555555555555';
export const SECRET = 'Yr7wQ2pT9sKfLx3ZbNvG5hJd8RcMuE1oAiW6yXqP0tB';
/** Longer than a fresh state may take to show, milliseconds. */
const PAUSE = 6000;
const BEGAN = Date.UTC(2026, 10, 29, 23, 56, 19, 766);

export const CLIENT = {
  name: 'Café 😀 app',
  redirectUris: ['https://app.example/cb', 'http://localhost:8080/cb'],
  contacts: ['a@example.org'],
  pkceRequired: true,
};

export const listOf = (headers: unknown): Field[] => headers as Field[];

const fields = (pairs: Readonly<Record<string, string>>): Field[] =>
  Object.entries(pairs).map(([name, value]) => ({ name, value }));

const postOf = (body: unknown) => {
  const text = JSON.stringify(body);
  return {
    headers: fields({ 'content-type': 'application/json' }),
    postData: { mimeType: 'application/json', text },
    bodySize: Buffer.byteLength(text),
  };
};

/** @param at position in the conversation */
export const entryOf = (
  at: number,
  [method, path, sent]: readonly [string, string, unknown?],
  [status, body]: readonly [number, unknown?],
): Entry => {
  const { headers, ...post } = sent === undefined ? { headers: [], bodySize: 0 } : postOf(sent);
  const text = body === undefined ? '' : JSON.stringify(body);
  const size = Buffer.byteLength(text);
  return {
    startedDateTime: new Date(BEGAN + PAUSE * at).toISOString(),
    time: 20,
    request: {
      method,
      url: `${ORIGIN}${BELOW}${path}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      queryString: [],
      headersSize: -1,
      ...post,
      headers: [
        ...fields({ authorization: 'Bearer REPLACED', accept: 'application/json' }),
        ...headers,
      ],
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      redirectURL: '',
      headersSize: -1,
      bodySize: size,
      headers: fields({
        date: new Date(BEGAN + PAUSE * at).toUTCString(),
        'cache-control': 'no-store',
        ...(text === ''
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(size) }),
      }),
      content: { size, mimeType: text === '' ? '' : 'application/json', text },
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 1, wait: 18, receive: 1 },
  };
};

/** List, create, get, update, get, delete, get. */
export const conversation = (): Entry[] => {
  const client = `/${ID}`;
  const shown = { clientId: ID, ...CLIENT };
  const other = { clientId: '99999999-2222-4333-8444-555555555555', ...CLIENT, name: 'other' };
  return [
    entryOf(0, ['GET', ''], [200, [other]]),
    entryOf(1, ['POST', '', CLIENT], [200, { client: { clientId: ID, clientSecret: SECRET } }]),
    entryOf(2, ['GET', client], [200, shown]),
    entryOf(3, ['PUT', client, { ...CLIENT, name: 'renamed' }], [204]),
    entryOf(4, ['GET', client], [200, { ...shown, name: 'renamed' }]),
    entryOf(5, ['DELETE', client], [204]),
    entryOf(6, ['GET', client], [404, { error: 'no such client' }]),
  ];
};

/** Changes the content of an answer, its sizes with it. */
export const answer = (entry: Entry | undefined, status: number, body: unknown): void => {
  if (!entry) throw new Error('there is no such entry');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const size = Buffer.byteLength(text);
  entry.response.status = status;
  entry.response.bodySize = size;
  entry.response.content = { size, mimeType: 'application/json', text };
  const rest = listOf(entry.response.headers).filter(({ name }) => !name.startsWith('content-'));
  entry.response.headers = [
    ...rest,
    { name: 'content-type', value: 'application/json' },
    { name: 'content-length', value: String(size) },
  ];
};

const shown = { clientId: ID, ...CLIENT };

/** What a recorder may lose: the content of answers, that of requests, or when they ended. */
export type Part = 'content' | 'sent' | 'time';

export interface Defect {
  readonly check: string;
  readonly plant: (entries: readonly Entry[]) => void;
  /** What of an answer shows it: where a recorder lacks that, it is not found. */
  readonly needs: readonly Part[];
}

/** Defects of the server, each with the check that finds it. */
export const DEFECTS = {
  'an array as text': {
    check: 'body-matches-schema',
    needs: ['content'],
    plant: (entries) => {
      answer(entries[2], 200, { ...shown, redirectUris: 'https://app.example/cb' });
    },
  },
  'a client that is there after its deletion': {
    check: 'deleted-stays-deleted',
    needs: ['content', 'time'],
    plant: (entries) => {
      answer(entries[6], 200, { ...shown, name: 'renamed' });
    },
  },
  'an update that does nothing': {
    check: 'update-is-visible',
    needs: ['content', 'sent', 'time'],
    plant: (entries) => {
      answer(entries[4], 200, shown);
    },
  },
  'a secret that is shown again': {
    check: 'secret-only-at-creation',
    needs: ['content'],
    plant: (entries) => {
      answer(entries[2], 200, { ...shown, clientSecret: SECRET });
    },
  },
  'a status that is not documented': {
    check: 'success-status-is-documented',
    needs: [],
    plant: (entries) => {
      const [, create] = entries;
      if (create) create.response.status = 201;
    },
  },
  'a null': {
    check: 'no-null-members',
    needs: ['content'],
    plant: (entries) => {
      answer(entries[2], 200, { ...shown, logoUri: null });
    },
  },
  'a server error': {
    check: 'no-server-error',
    needs: [],
    plant: (entries) => {
      answer(entries[4], 500, { error: 'x' });
    },
  },
} satisfies Readonly<Record<string, Defect>>;
