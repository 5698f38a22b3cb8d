import { isObject } from '../model/json/walk.js';
import { ClientError } from './error.js';

/** What a partner console shows of a client. All else that an answer holds is not read. */
export interface ClientDetails {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

/** What only the answer to a creation holds: the secret is never seen again. */
export interface CreatedClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The list of all clients. Throws `unexpected-body`. */
export const readList = (value: unknown): readonly ClientDetails[] =>
  array(value, 'the list').map((item, index) => readDetails(item, `item ${index}`));

/** One client. Throws `unexpected-body`. */
export const readDetails = (value: unknown, where = 'the client'): ClientDetails => {
  const members = object(value, where);
  return {
    clientId: string(members.clientId, 'clientId', where),
    name: string(members.name, 'name', where),
    redirectUris: array(members.redirectUris, `redirectUris of ${where}`).map((uri) =>
      string(uri, 'an entry of redirectUris', where),
    ),
  };
};

/** The answer to a creation. Throws `unexpected-body`. */
export const readCreated = (value: unknown): CreatedClient => {
  const members = object(object(value, 'the answer').client, 'client');
  return {
    clientId: string(members.clientId, 'clientId', 'client'),
    clientSecret: string(members.clientSecret, 'clientSecret', 'client'),
  };
};

const string = (value: unknown, name: string, where: string): string => {
  if (typeof value === 'string') return value;
  throw unexpected(`${name} of ${where}`, 'a string', value);
};

const array = (value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw unexpected(what, 'an array', value);
};

const object = (value: unknown, what: string): Readonly<Record<string, unknown>> => {
  if (isObject(value)) return value;
  throw unexpected(what, 'an object', value);
};

const unexpected = (what: string, expected: string, actual: unknown): ClientError =>
  new ClientError('unexpected-body', `${what} is ${kind(actual)}, not ${expected}`);

const kind = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `of the type ${typeof value}`;
};
