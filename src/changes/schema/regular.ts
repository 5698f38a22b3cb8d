import { createRequire } from 'node:module';
import type * as Refa from 'refa';
import type { Concatenation, DFA, Element, NoParent } from 'refa';

/** A third of a short call is the time that it takes to load: most documents have no pattern that changes. */
const loaded: { refa?: typeof Refa } = {};
const refa = (): typeof Refa =>
  (loaded.refa ??= createRequire(import.meta.url)('refa') as typeof Refa);

type Part = NoParent<Element>;
type Line = readonly Part[];

const MAX_CHARACTER = 0x10ffff;
const MAX_NODES = 10_000;
const MAX_STATES = 8_000;
/** Lengths beyond it are not counted by automata. */
const MAX_LENGTH = 1_500;
const MAX_ALTERNATIVES = 64;

/** A set of texts, as an automaton. */
export type Language = DFA;

/** Regular expressions of documents as automata; undefined is said of what is none, or too large. */
export class Regular {
  readonly #known = new Map<string, Language | undefined>();

  /** The texts in which a pattern finds something. */
  pattern(source: string): Language | undefined {
    return this.#once(`p${source}`, () => bounded(() => languageOf(source)));
  }

  /** The texts of some lengths, in code points. */
  lengths(least: number, most: number): Language | undefined {
    return this.#once(`l${least}-${most}`, () =>
      least > MAX_LENGTH || (most > MAX_LENGTH && most !== Infinity)
        ? undefined
        : bounded(() => compiled([[anything(least, most)]])),
    );
  }

  words(texts: readonly string[]): Language {
    return refa().DFA.fromWords(texts.map(refa().Words.fromStringToUnicode), {
      maxCharacter: MAX_CHARACTER,
    });
  }

  none(language: Language): Language {
    const copy = language.copy();
    copy.complement();
    return copy;
  }

  #once(key: string, make: () => Language | undefined): Language | undefined {
    if (!this.#known.has(key)) this.#known.set(key, make());
    return this.#known.get(key);
  }
}

export const both = (languages: readonly Language[]): Language | undefined => {
  const [first, ...others] = languages;
  return bounded(() =>
    others.reduce<Language | undefined>(
      (a, b) =>
        a && refa().DFA.fromIntersection(a, b, new (refa().DFA.LimitedNodeFactory)(MAX_STATES)),
      first,
    ),
  );
};

/** Whether no text is in both; undefined: nobody can tell. */
export const isDisjoint = (a: Language, b: Language): boolean | undefined =>
  bounded(() => refa().isDisjointWith(a, b, MAX_STATES));

/** Some texts, readable ones where there are any. */
export const samplesOf = (language: Language, count: number): readonly string[] => {
  const found: string[] = [];
  for (const set of language.wordSets()) {
    found.push(textOf(refa().Words.pickMostReadableWord(set)));
    if (found.length >= count) break;
  }
  return found;
};

const textOf = (word: readonly number[]): string => String.fromCodePoint(...word);

const bounded = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch (error) {
    // Whatever a library makes of an expression that it cannot take: nobody can tell.
    if (error instanceof Error) return undefined;
    throw error;
  }
};

const languageOf = (source: string): Language => {
  const { expression } = refa().JS.Parser.fromLiteral({ source, flags: 'u' }).parse({
    assertions: 'unknown',
    backreferences: 'throw',
    maxNodes: MAX_NODES,
  });
  return compiled(linesOf(expression).map(anywhere));
};

const compiled = (lines: readonly Line[]): Language => {
  const nfa = refa().NFA.fromRegex(
    { type: 'Expression', alternatives: lines.map(concatenated) },
    { maxCharacter: MAX_CHARACTER },
    {},
    new (refa().NFA.LimitedNodeFactory)(MAX_NODES),
  );
  const dfa = refa().DFA.fromFA(nfa, new (refa().DFA.LimitedNodeFactory)(MAX_STATES));
  dfa.minimize();
  return dfa;
};

const concatenated = (elements: Line): NoParent<Concatenation> => ({
  type: 'Concatenation',
  elements: [...elements],
});

const anything = (min: number, max: number): Part => ({
  type: 'Quantifier',
  alternatives: [
    concatenated([{ type: 'CharacterClass', characters: refa().CharSet.all(MAX_CHARACTER) }]),
  ],
  min,
  max,
  lazy: false,
});

/** The texts in which a line of elements is found; anchors count at its ends alone. */
const anywhere = (line: Line): Line => {
  const [first, last] = [line[0], line.at(-1)];
  const [isBound, isEnding] = [isAnchor(first, '^'), isAnchor(last, '$')];
  const inner = line.slice(isBound ? 1 : 0, isEnding ? line.length - 1 : line.length);
  if (inner.some(hasAssertion)) throw new RangeError('an assertion is within an expression');
  const before = isBound ? [] : [anything(0, Infinity)];
  const after = isEnding ? [] : [anything(0, Infinity)];
  return [...before, ...inner, ...after];
};

const isAnchor = (part: Part | undefined, id: '^' | '$'): boolean =>
  part?.type === 'Unknown' && part.id === id;

const hasAssertion = (part: Part): boolean => {
  if (part.type === 'Unknown' || part.type === 'Assertion') return true;
  return (
    'alternatives' in part && part.alternatives.some(({ elements }) => elements.some(hasAssertion))
  );
};

/** The alternatives of an expression; groups at their ends that hold an anchor are spread. */
const linesOf = ({
  alternatives,
}: {
  readonly alternatives: readonly NoParent<Concatenation>[];
}) => {
  const lines: Line[] = [];
  const open: Line[] = alternatives.map(({ elements }) => elements);
  for (let next = open.shift(); next; next = open.shift()) {
    const line = next;
    if (lines.length + open.length > MAX_ALTERNATIVES)
      throw new RangeError('too many alternatives');
    const at = [0, line.length - 1].find((index) => isSpread(line[index]));
    const group = at === undefined ? undefined : line[at];
    if (at === undefined || group?.type !== 'Alternation') lines.push(line);
    else {
      const [before, after] = [line.slice(0, at), line.slice(at + 1)];
      open.push(...group.alternatives.map(({ elements }) => [...before, ...elements, ...after]));
    }
  }
  return lines;
};

const isSpread = (part: Part | undefined): boolean =>
  part?.type === 'Alternation' && hasAssertion(part);
