import type { EffectiveRule } from './_rules.js';
import type { PactMatcher } from '../../model/pact/terms.js';
import { jsonType } from '../../model/json/walk.js';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const PLAIN: Readonly<Record<string, string>> = {
  equality: 'the value of the example',
  integer: 'an integer',
  decimal: 'a number with a fraction',
  'not-empty': 'what is not empty',
  include: 'a text that holds a part of the example',
  'each-key': 'an object with certain members',
  'each-value': 'an object with certain members',
  values: 'an object with certain members',
  'array-contains': 'a list with certain items',
};

/** What a matcher of a pact lets pass, in words. */
const words = (matcher: PactMatcher, example: unknown): string => {
  if (matcher.kind === 'size') return sizeWords(matcher);
  if (matcher.kind === 'text') return `what fits ${matcher.words.slice(0, 200)}`;
  const type = matcher.kind === 'type' ? jsonType(example) : matcher.kind;
  return PLAIN[matcher.kind] ?? TYPES[type] ?? 'any value';
};

const sizeWords = ({ min, max }: Extract<PactMatcher, { kind: 'size' }>): string => {
  if (max === Number.POSITIVE_INFINITY) return `${String(min)} items or more`;
  return min === 0 ? `${String(max)} items at most` : `${String(min)} to ${String(max)} items`;
};

export const ruleWords = (rule: EffectiveRule, example: unknown): string =>
  rule.matchers.map((each) => words(each, example)).join(rule.isAny ? ' or ' : ' and ');
