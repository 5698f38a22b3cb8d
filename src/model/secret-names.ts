import type { Body } from './body.js';
import { jsonType, membersOf } from './json/walk.js';
import { withoutIndexes } from './json/pointer.js';

/** A member whose name says that its value is a client secret. */
export interface NamedSecret {
  readonly pointer: string;
  readonly value: unknown;
  readonly type: string;
  /** The place in words that stay the same from run to run. */
  readonly shape: string;
}

const NONE: readonly NamedSecret[] = [];
/**
 * The one list of names whose values are secrets, in letters alone. The first are those of the secret that this API
 * issues, which checks speak of; all are kept out of whatever is written, with whatever stands before them
 * (`x-client-secret`, `new_password`).
 */
const CLIENT_SECRETS: ReadonlySet<string> = new Set(['clientsecret', 'secret']);
const CREDENTIALS: readonly string[] = [
  ...CLIENT_SECRETS,
  'accesstoken',
  'apikey',
  'apitoken',
  'assertion',
  'authtoken',
  'bearertoken',
  'codeverifier',
  'idtoken',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'refreshtoken',
  'secretkey',
  'sessiontoken',
];
/** A name may hide behind an escape (RFC 8259 §7). */
const SUSPECT = /secret|\\u00/i;

/** Whether a name, in whatever spelling, is that of a client secret: `client_secret`, `Client-Secret`. */
export const namesSecret = (name: string): boolean => CLIENT_SECRETS.has(lettersOf(name));

/** Whether a name, in whatever spelling, is that of any secret: `api-key`, `REGISTRATION_ACCESS_TOKEN`. */
export const namesCredential = (name: string): boolean => {
  const letters = lettersOf(name);
  return CREDENTIALS.some((each) => letters.endsWith(each));
};

const lettersOf = (name: string): string => name.replace(/[^a-z]/gi, '').toLowerCase();

/** Several checks ask this of one body, one after another. */
let lastBody: Body | undefined;
let lastFound = NONE;

/** The members of a JSON body that are named as client secrets and hold something. */
export const secretMembers = (body: Body): readonly NamedSecret[] => {
  if (body !== lastBody) {
    lastFound = body.isEmpty || !SUSPECT.test(body.text) ? NONE : find(body);
    lastBody = body;
  }
  return lastFound;
};

const find = ({ json }: Body): readonly NamedSecret[] => {
  if (!json.ok) return NONE;
  const found: NamedSecret[] = [];
  for (const { pointer, name, value } of membersOf(json.value)) {
    if (value === null || typeof value === 'boolean' || !namesSecret(name)) continue;
    found.push({ pointer, value, type: jsonType(value), shape: withoutIndexes(pointer) });
  }
  return found;
};
