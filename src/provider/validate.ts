import type { Metadata, NewClient } from './store.js';
import { isRedirectUri, isWebUri } from './uri.js';

/** Why a body is refused; the words are those of RFC 7591 §3.2.2 where it has one. */
export interface Problem {
  readonly error: 'invalid_request' | 'invalid_redirect_uri' | 'invalid_client_metadata';
  readonly description: string;
}

/** What reading a body gave. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const bad = (error: Problem['error'], description: string): Problem => ({ error, description });
const badMember = (description: string) => bad('invalid_client_metadata', description);

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.isWellFormed();

const webUri =
  (name: string) =>
  (value: unknown): Problem | undefined =>
    isText(value) && isWebUri(value)
      ? undefined
      : badMember(`${name} must be an absolute http or https URI`);

const redirectUris = (value: unknown): Problem | undefined => {
  if (!Array.isArray(value) || value.length === 0) {
    return bad('invalid_redirect_uri', 'redirectUris must be an array of at least one URI');
  }
  return value.every((each) => isText(each) && isRedirectUri(each))
    ? undefined
    : bad('invalid_redirect_uri', 'a member of redirectUris is no acceptable redirect URI');
};

/** What is wrong with the value of each member that a caller may set. */
const MEMBERS: Readonly<Record<keyof Metadata, (value: unknown) => Problem | undefined>> = {
  name: (value) => (isText(value) ? undefined : badMember('name must be a string with content')),
  redirectUris,
  logoUri: webUri('logoUri'),
  clientUri: webUri('clientUri'),
  policyUri: webUri('policyUri'),
  tosUri: webUri('tosUri'),
  contacts: (value) =>
    Array.isArray(value) && value.every(isText)
      ? undefined
      : badMember('contacts must be an array of strings with content'),
  pkceRequired: (value) =>
    typeof value === 'boolean' ? undefined : badMember('pkceRequired must be true or false'),
};

const parse = (body: Uint8Array): unknown => {
  const text = UTF8.decode(body);
  return JSON.parse(text);
};

const object = (body: Uint8Array): object | Problem['description'] => {
  if (body.length === 0) return 'the request has no body';
  try {
    const value = parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    return 'the body must be a JSON object';
  } catch {
    return 'the body must be JSON in UTF-8';
  }
};

/** Reads what a caller sends: members that the API does not know are passed over. */
const read = (body: Uint8Array): Reading<Metadata> => {
  const value = object(body);
  if (typeof value === 'string') return { ok: false, problem: bad('invalid_request', value) };
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(MEMBERS, name));
  // The boundary at which what a caller sent becomes typed: every value is checked right below.
  const metadata = Object.fromEntries(known) as Metadata;
  for (const [name, isWrong] of Object.entries(MEMBERS)) {
    const member: unknown = Object.hasOwn(metadata, name) ? metadata[name as keyof Metadata] : NONE;
    const problem = member === NONE ? undefined : isWrong(member);
    if (problem) return { ok: false, problem };
  }
  return { ok: true, value: metadata };
};

const NONE = Symbol('no such member');

/** Reads the body of an update: every member is optional. */
export const readUpdate = read;

/** Reads the body of a create: `name` and `redirectUris` are required. */
export const readCreate = (body: Uint8Array): Reading<NewClient> => {
  const reading = read(body);
  if (!reading.ok) return reading;
  const { name, redirectUris: uris } = reading.value;
  if (name === undefined) return { ok: false, problem: badMember('name is required') };
  if (uris === undefined) {
    return { ok: false, problem: bad('invalid_redirect_uri', 'redirectUris is required') };
  }
  return { ok: true, value: { ...reading.value, name, redirectUris: uris } };
};
