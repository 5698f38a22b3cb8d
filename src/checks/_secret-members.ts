import type { Body } from '../model/body.js';
import { withoutIndexes } from '../model/json/pointer.js';
import { jsonType, membersOf } from '../model/json/walk.js';
import { namesSecret } from '../model/secret-names.js';

/** A member whose name says that its value is a client secret. */
export interface NamedSecret {
  readonly pointer: string;
  readonly value: unknown;
  readonly type: string;
  /** The place in words that stay the same from run to run. */
  readonly shape: string;
}

const NONE: readonly NamedSecret[] = [];

/** A name may hide behind an escape (RFC 8259 §7). */
const SUSPECT = /secret|\\u00/i;

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
