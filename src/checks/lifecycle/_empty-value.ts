import {
  ABSENT,
  ANY,
  isSame,
  type Member,
  MEMBERS,
  type Members,
  seenValue,
  sentValue,
} from '../../model/members.js';
import type { ObservedPin } from '../_open-questions.js';
import { KINDS } from './_pins.js';

/** A null or an empty value that a write sends for a member, and the pin that says what becomes of it. */
export interface Question {
  readonly member: Member;
  readonly pin: ObservedPin;
  readonly sent: unknown;
  readonly write: 'create' | 'update';
  /** A create cannot be without the member: that it is taken says all. */
  readonly isRequired: boolean;
}

const isEmpty = (value: unknown): boolean =>
  value === '' || (Array.isArray(value) && value.length === 0);

/** Of what a client cannot be without, null breaks the document; an empty value is the document's oversight. */
const pinOfRequired = (
  member: Member,
  value: unknown,
  write: Question['write'],
): ObservedPin | undefined => {
  if (write === 'update') return undefined;
  if (member === 'name' && value === '') return 'empty-name';
  return member === 'redirectUris' && isEmpty(value) ? 'empty-redirect-uris' : undefined;
};

const pinOf = (
  member: Member,
  value: unknown,
  write: Question['write'],
): ObservedPin | undefined => {
  const kind = KINDS.get(member);
  if (kind === undefined) return pinOfRequired(member, value, write);
  if (value === null) return `${write}-null-${kind}`;
  if (kind === 'scalars' && value === '') return `${write}-empty-scalars`;
  // What a create with an empty list shows is pinned as it is: `empty-contacts`.
  return write === 'update' && kind === 'arrays' && isEmpty(value)
    ? 'update-empty-arrays'
    : undefined;
};

export const questionsIn = (sent: Members, write: Question['write']): readonly Question[] =>
  MEMBERS.flatMap((member) => {
    const pin = pinOf(member, sent[member], write);
    const isRequired = !KINDS.has(member);
    return pin === undefined ? [] : [{ member, pin, sent: sent[member], write, isRequired }];
  });

/** Whether an answer shows the state after a write, as far as what it sends besides tells. */
export const isFresh = (sent: Members, before: Members | undefined, shown: Members): boolean => {
  const plain = MEMBERS.filter(
    (member) => sentValue(sent, member) !== ANY && !isEmpty(sent[member]),
  );
  const isShown = (member: Member) => isSame(sentValue(sent, member), seenValue(shown, member));
  const isNew = (member: Member) =>
    before === undefined || !isSame(sentValue(sent, member), seenValue(before, member));
  return plain.every(isShown) && plain.some(isNew);
};

/** What became of the value; undefined: the answer does not tell. */
export const fateOf = (
  { member, sent, write, isRequired }: Question,
  before: Members | undefined,
  shown: Members,
): string | undefined => {
  if (isRequired) return undefined;
  const value = shown[member];
  if (value === sent || (Array.isArray(value) && isEmpty(value) && isEmpty(sent))) return 'stored';
  const isNone = seenValue(shown, member) === ABSENT;
  if (write === 'create') return isNone || typeof value === 'boolean' ? 'dropped' : undefined;
  // Of a member that had no value it cannot be told whether it was cleared.
  const was = before ? seenValue(before, member) : ABSENT;
  if (was === ABSENT || was === false) return undefined;
  if (isSame(was, seenValue(shown, member))) return 'ignored';
  return isNone || value === false ? 'cleared' : undefined;
};
