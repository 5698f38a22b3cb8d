import { isContainer, isList, isObject } from './value.js';

/** The JSON type of a value with its article; never the value, which may be a secret. */
const typeWords = (value: unknown): string => {
  if (value === null) return 'null';
  if (isList(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : 'a string';
    case 'number':
      return Number.isInteger(value) ? 'an integer' : 'a number';
    case 'boolean':
      return 'a boolean';
    default:
      return isObject(value) ? 'an object' : 'nothing';
  }
};

const TYPES: Readonly<Record<string, string | undefined>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/** What a schema asks by one keyword, in words. */
export const expectedWords = (keyword: string, params: object, limit: unknown): string => {
  const words = WORDS[keyword];
  return words ? words(limit, params) : `what ${keyword} asks`;
};

/** What is there instead. */
export const actualWords = (keyword: string, params: object, value: unknown): string => {
  const words = ACTUAL[keyword];
  return words ? words(value, params) : typeWords(value);
};

const characters = (value: unknown): string =>
  typeof value === 'string'
    ? count(Array.from(value).length, 'character', 'a string')
    : typeWords(value);

const items = (value: unknown): string =>
  isList(value) ? count(value.length, 'item', 'an array') : typeWords(value);

const members = (value: unknown): string =>
  isContainer(value) ? count(Object.keys(value).length, 'member', 'an object') : typeWords(value);

const other = (value: unknown): string =>
  typeof value === 'string' && value !== '' ? 'another string' : typeWords(value);

const count = (size: number, noun: string, whole: string): string =>
  `${whole} of ${size} ${noun}${size === 1 ? '' : 's'}`;

const sized = (noun: string, bound: string, whole: string) => (limit: unknown) =>
  `${whole} of ${bound} ${String(limit)} ${noun}${limit === 1 ? '' : 's'}`;

const name = (params: object, key: string): string => {
  const value: unknown = Object.entries(params).find(([each]) => each === key)?.[1];
  return quoted(value);
};

/** A value of the document, shortened. */
const quoted = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

const typesOf = (limit: unknown): string =>
  (isList(limit) ? limit : [limit]).map((type) => TYPES[String(type)] ?? String(type)).join(' or ');

type Words = (value: unknown, params: object) => string;

const ACTUAL: Readonly<Record<string, Words | undefined>> = {
  type: (value, params) => ('isFraction' in params ? 'a number' : typeWords(value)),
  required: () => 'no such member',
  dependentRequired: () => 'no such member',
  additionalProperties: (_, params) => `the member ${name(params, 'additionalProperty')}`,
  unevaluatedProperties: (_, params) => `the member ${name(params, 'unevaluatedProperty')}`,
  minLength: characters,
  maxLength: characters,
  minItems: items,
  maxItems: items,
  minProperties: members,
  maxProperties: members,
  uniqueItems: () => 'an array with equal items',
  format: other,
  pattern: other,
  enum: other,
  const: other,
};

const WORDS: Readonly<Record<string, Words | undefined>> = {
  type: typesOf,
  required: (_, params) => `the member ${name(params, 'missingProperty')}`,
  dependentRequired: (_, params) => `the member ${name(params, 'missingProperty')}`,
  additionalProperties: () => 'no member that the schema does not declare',
  unevaluatedProperties: () => 'no member that the schema does not declare',
  propertyNames: () => 'member names that the schema allows',
  enum: (limit) =>
    isList(limit) ? `one of ${limit.slice(0, 10).map(quoted).join(', ')}` : 'a listed value',
  const: (limit) => quoted(limit),
  format: (limit) =>
    `${/^u?int/.test(String(limit)) ? 'an integer' : 'a string'} of the format ${String(limit)}`,
  pattern: (limit) => `a string that matches ${quoted(limit)}`,
  minLength: sized('character', 'at least', 'a string'),
  maxLength: sized('character', 'at most', 'a string'),
  minItems: sized('item', 'at least', 'an array'),
  maxItems: sized('item', 'at most', 'an array'),
  minProperties: sized('member', 'at least', 'an object'),
  maxProperties: sized('member', 'at most', 'an object'),
  minimum: (limit) => `a number of at least ${String(limit)}`,
  maximum: (limit) => `a number of at most ${String(limit)}`,
  exclusiveMinimum: (limit) => `a number above ${String(limit)}`,
  exclusiveMaximum: (limit) => `a number below ${String(limit)}`,
  multipleOf: (limit) => `a multiple of ${String(limit)}`,
  uniqueItems: () => 'an array of unequal items',
  contains: () => 'an array with an item that the schema asks for',
  additionalItems: () => 'no further items',
  unevaluatedItems: () => 'no further items',
  anyOf: () => 'a value that fits one of the alternatives',
  oneOf: () => 'a value that fits exactly one of the alternatives',
  not: () => 'a value that the schema under "not" refuses',
  if: () => 'a value that fits the branch that its condition chooses',
};
