import type { Json } from './body.js';
import { isObject } from './json/walk.js';

/** What a client is made of (`#/components/schemas/partnerClientDetails`), its id apart. */
export const MEMBERS = [
  'name',
  'redirectUris',
  'logoUri',
  'clientUri',
  'policyUri',
  'tosUri',
  'contacts',
  'pkceRequired',
] as const;

export type Member = (typeof MEMBERS)[number];

/** A JSON object that somebody else wrote. Only names that no prototype has are looked up in it. */
export type Members = Readonly<Record<string, unknown>>;

/** A value that nobody knows: a member that was not sent, or what was there before. */
export const ANY = Symbol('any value');

/** No such member; `null`, the empty string and the empty list count as that. */
export const ABSENT = Symbol('no value');

export const membersOf = (value: unknown): Members | undefined =>
  isObject(value) ? value : undefined;

/** The members of a body that is a JSON object. */
export const membersIn = (json: Json): Members | undefined =>
  json.ok ? membersOf(json.value) : undefined;

/** Whether a text can be stored as it is by everybody: databases take no NUL, and UTF-8 has no lone surrogates. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Whether a value is a list of texts, none of them empty or there twice. */
const isListOfTexts = (value: unknown): boolean => {
  if (!Array.isArray(value) || value.length === 0) return false;
  for (const item of value)
    if (typeof item !== 'string' || item === '' || !isStorable(item)) return false;
  return value.length === 1 || new Set(value).size === value.length;
};

/**
 * What a write says about a member: no contacts are as good as none sent and none shown. Values whose
 * storing the document leaves open (of another type, empty, repeated, not storable) say nothing.
 */
export const sentValue = (members: Members | undefined, member: Member): unknown => {
  const value = members?.[member];
  if (value === undefined) return ANY;
  if (member === 'pkceRequired') return typeof value === 'boolean' ? value : ANY;
  if (member === 'contacts' && Array.isArray(value) && value.length === 0) return ABSENT;
  if (member === 'redirectUris' || member === 'contacts') return isListOfTexts(value) ? value : ANY;
  return typeof value === 'string' && value !== '' && isStorable(value) ? value : ANY;
};

/** What an answer shows of a member. */
export const seenValue = (members: Members, member: Member): unknown => {
  const value = members[member];
  if (value === undefined || value === null || value === '') return ABSENT;
  return Array.isArray(value) && value.length === 0 ? ABSENT : value;
};

/**
 * Whether two values are one: strings by their code units, lists item by item; nothing deeper is alike. A flag
 * that is not set may be left out.
 */
export const isSame = (kept: unknown, seen: unknown): boolean => {
  if (kept === seen || kept === ANY || (kept === false && seen === ABSENT)) return true;
  if (!Array.isArray(kept) || !Array.isArray(seen) || kept.length !== seen.length) return false;
  for (let index = 0; index < kept.length; index++) {
    if (kept[index] !== seen[index]) return false;
  }
  return true;
};
