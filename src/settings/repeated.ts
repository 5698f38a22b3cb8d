import type { OptionName } from './options.js';
import { flagName, inputName, OPTION_NAMES, rowOf } from './resolve.js';

/** What a repetition says by itself, or need not say: what it narrows, and where its reports go. */
const ITS_OWN: ReadonlySet<OptionName> = new Set<OptionName>([
  ...(['target', 'readOnly', 'allowMutations', 'seed', 'depth', 'probes'] as const),
  ...(['lastFailed', 'checks', 'operation', 'bail', 'dryRun', 'maxDuration'] as const),
  ...(['profile', 'soleWriter', 'partial', 'acceptPins', 'record', 'history'] as const),
  ...(['providerVersion', 'consumerVersion', 'buildUrl', 'publish'] as const),
  ...(['reports', 'format', 'printFolder', 'printFormat', 'output', 'quiet', 'color'] as const),
]);

/** Of what a caller gave, what whoever repeats the call needs: by what it judges, and what it may do. As words. */
export const repeatedWords = (values: object, given: ReadonlySet<string>): readonly string[] => {
  const told = new Map<string, unknown>(Object.entries(values));
  return OPTION_NAMES.filter(
    (name) => told.has(name) && given.has(inputName(name)) && !ITS_OWN.has(name),
  ).flatMap((name) => wordsOf(name, told.get(name)));
};

const wordsOf = (name: OptionName, value: unknown): readonly string[] => {
  const { kind } = rowOf(name);
  const flag = flagName(name);
  if (flag === null) return [];
  if (kind.placeholder === undefined) return value === true ? [`--${flag}`] : [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const said = kind.repeatable ? all : [all.map(String).join(',')];
  return said.flatMap((each) => [`--${flag}`, String(each)]);
};
