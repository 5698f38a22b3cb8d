import type { EffectiveRule } from '../../model/pact-rules.js';
import type { PactMatcher } from '../../model/pact-terms.js';
import { jsonType } from '../../model/json-walk.js';

const TYPES: Readonly<Record<string, string>> = {
  ...{ string: 'a string', number: 'a number', boolean: 'true or false', null: 'null' },
  ...{ array: 'a list', object: 'an object' },
};

/** What a matcher of a pact lets pass, in words. */
const words = (matcher: PactMatcher, example: unknown): string => {
  switch (matcher.kind) {
    case 'equality':
      return 'the value of the example';
    case 'type':
      return TYPES[jsonType(example)] ?? 'a value';
    case 'number':
    case 'boolean':
    case 'null':
      return TYPES[matcher.kind] ?? 'a value';
    case 'integer':
      return 'an integer';
    case 'decimal':
      return 'a number with a fraction';
    case 'not-empty':
      return 'what is not empty';
    case 'size':
      return sizeWords(matcher);
    case 'include':
      return 'a text that holds a part of the example';
    case 'text':
      return `what fits ${matcher.words.slice(0, 200)}`;
    case 'each-key':
    case 'each-value':
    case 'values':
      return 'an object with certain members';
    case 'array-contains':
      return 'a list with certain items';
    case 'ignored':
    case 'unknown':
      return 'what nobody can tell';
  }
};

const sizeWords = ({ min, max }: Extract<PactMatcher, { kind: 'size' }>): string => {
  if (max === Number.POSITIVE_INFINITY) return `${String(min)} items or more`;
  return min === 0 ? `${String(max)} items at most` : `${String(min)} to ${String(max)} items`;
};

export const ruleWords = (rule: EffectiveRule, example: unknown): string =>
  rule.matchers.map((each) => words(each, example)).join(rule.isAny ? ' or ' : ' and ');
