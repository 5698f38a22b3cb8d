import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The details of a client, as the second provider keeps them. */
export interface Client {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly contacts?: readonly string[];
  readonly createdAt: string;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface Refusal {
  readonly status: number;
  readonly type?: string;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whatever the facts of the API leave to a provider. */
export interface Ways {
  readonly put: 'replace' | 'merge';
  /** An empty update: refused, or nothing happens. */
  readonly emptyUpdate: 'refused' | 'ignored';
  /** An update has to send what a create has to. */
  readonly updateIsWhole: boolean;
  /** Content that is to be refused. */
  readonly bad: Refusal;
  readonly missing: Refusal;
  /** A client that was deleted. Undefined: as any that is missing. */
  readonly gone: Refusal | undefined;
  readonly strangeCollection: Refusal;
  /** Another client has the name. Undefined: names need not be unique. */
  readonly taken: Refusal | undefined;
  /** The name of a deleted client stays taken. */
  readonly keepsNames: boolean;
  readonly unknownMethod: (allow: string) => Refusal;
  readonly noToken: Refusal;
  readonly wrongType: Refusal;
  readonly hasHead: boolean;
  readonly newId: (count: number) => string;
  readonly newSecret: () => string;
  readonly sorted: (clients: readonly Client[]) => readonly Client[];
  /** The flag pkceRequired of who does not say. */
  readonly hasPkce: boolean;
  /** As list and get show a client. */
  readonly shown: (client: Client) => object;
  /** As a create answers it. */
  readonly created: (client: Client, clientSecret: string) => object;
  /** Why a well-formed write is refused. */
  readonly refuses: (fields: Fields, isCreate: boolean) => Refusal | undefined;
  /** Clients of a run that may stand. */
  readonly quota: number;
  /** There is no room for another client. */
  readonly full: Refusal;
  /** Clients a page. */
  readonly page: number;
  /** The field that links a page to the next one, by its whole address. */
  readonly link: (next: string) => string;
  readonly headers: () => Readonly<Record<string, string>>;
  /** In place of an answer, by the number of the request. */
  readonly before: (count: number, request: IncomingMessage) => Refusal | undefined;
  readonly write: (response: ServerResponse, text: string) => void;
  readonly text: (value: unknown) => string;
}

/** One provider that is correct in its own way. */
export interface Variant {
  readonly does: string;
  readonly ways: Partial<Ways>;
}

const PLAIN = { type: 'text/plain' };

/** As unlike the reference provider as can be. */
export const OTHER_WAYS: Ways = {
  put: 'replace',
  emptyUpdate: 'refused',
  updateIsWhole: false,
  bad: { status: 422, ...PLAIN, text: 'Unprocessable' },
  missing: { status: 404, ...PLAIN, text: 'Not found' },
  gone: undefined,
  strangeCollection: { status: 404 },
  taken: { status: 409, ...PLAIN, text: 'Conflict' },
  keepsNames: false,
  unknownMethod: (allow) => ({ status: 405, headers: { allow } }),
  noToken: { status: 401, headers: { 'www-authenticate': 'Bearer realm="second"' } },
  wrongType: { status: 415 },
  hasHead: false,
  newId: () => `client_${randomBytes(12).toString('base64url')}`,
  newSecret: () => randomBytes(32).toString('hex'),
  sorted: (clients) => clients.toReversed(),
  hasPkce: false,
  shown: (client) => client,
  created: ({ clientId, name }, clientSecret) => ({ client: { clientId, clientSecret, name } }),
  refuses: () => undefined,
  quota: Infinity,
  full: { status: 403 },
  page: Infinity,
  link: (next) => `<${new URL(next).pathname}${new URL(next).search}>; rel="next"`,
  headers: () => ({}),
  before: () => undefined,
  write: (response, text) => {
    response.write(text);
    response.end();
  },
  text: (value) => JSON.stringify(value),
};
