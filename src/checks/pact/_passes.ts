import type { PactRule } from '../../model/pact/terms.js';
import { isObject } from '../../model/json/walk.js';
import { admits, type EffectiveRule, MAPS, nameMatchers, ruleAt } from './_rules.js';

type Path = readonly string[];

/** Undefined: nobody can tell. */
type Told = boolean | undefined;

/** Places that are compared; what is beyond them nobody can tell. */
const MOST = 20_000;

/** Whether the consumer of a pact lets an answer pass in place of its example: members that come besides are passed over. */
export const passes = (rules: readonly PactRule[], example: unknown, actual: unknown): Told =>
  new Comparison(rules).at([], example, actual);

class Comparison {
  readonly #rules: readonly PactRule[];
  #left = MOST;

  constructor(rules: readonly PactRule[]) {
    this.#rules = rules;
  }

  at(path: Path, example: unknown, actual: unknown): Told {
    if (this.#left-- <= 0) return undefined;
    // What comes as the example has it passes, whatever its matchers are.
    if (Object.is(example, actual)) return true;
    const rule = ruleAt(this.#rules, path);
    if (Array.isArray(example)) return this.#list(path, example, actual, rule);
    if (isObject(example)) return this.#object(path, example, actual, rule);
    return rule ? admits(rule, actual, example) : false;
  }

  #object(
    path: Path,
    example: Readonly<Record<string, unknown>>,
    actual: unknown,
    rule: EffectiveRule | undefined,
  ): Told {
    if (!isObject(actual)) return isIgnored(rule);
    if (rule && isMap(rule)) return this.#map(path, example, actual, rule);
    return every(Object.keys(example), (name) =>
      Object.hasOwn(actual, name) ? this.at([...path, name], example[name], actual[name]) : false,
    );
  }

  /** Names are free: each value is held against that of its name, or of the first. */
  #map(
    path: Path,
    example: Readonly<Record<string, unknown>>,
    actual: Readonly<Record<string, unknown>>,
    { matchers }: EffectiveRule,
  ): Told {
    const [first] = Object.keys(example);
    const ofNames = nameMatchers(matchers);
    const names = { isAny: false, matchers: ofNames };
    return every(Object.keys(actual), (name) => {
      const model = Object.hasOwn(example, name) ? name : first;
      const isNamed = ofNames.length === 0 || admits(names, name, model);
      if (model === undefined || isNamed !== true) return isNamed;
      return this.at([...path, name], example[model], actual[name]);
    });
  }

  #list(
    path: Path,
    example: readonly unknown[],
    actual: unknown,
    rule: EffectiveRule | undefined,
  ): Told {
    if (!Array.isArray(actual)) return isIgnored(rule);
    const items: readonly unknown[] = actual;
    const isFree = rule !== undefined && !rule.matchers.some(({ kind }) => kind === 'equality');
    if (!isFree && items.length !== example.length) return false;
    if (rule && items.length !== example.length) {
      const sized = admits(rule, items, example);
      if (sized !== true) return sized;
    }
    if (example.length === 0) return true;
    return every(items.keys(), (index) =>
      this.at([...path, String(index)], example[Math.min(index, example.length - 1)], items[index]),
    );
  }
}

const isMap = ({ matchers, isCascaded }: EffectiveRule): boolean =>
  !isCascaded && matchers.some(({ kind }) => MAPS.has(kind));

const isIgnored = (rule: EffectiveRule | undefined): boolean =>
  rule?.matchers.some(({ kind }) => kind === 'ignored') ?? false;

const every = <T>(parts: Iterable<T>, tell: (part: T) => Told): Told => {
  let all: Told = true;
  for (const part of parts) {
    const told = tell(part);
    if (told === false) return false;
    if (told === undefined) all = undefined;
  }
  return all;
};
