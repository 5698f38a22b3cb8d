import { expect } from 'chai';
import fc from 'fast-check';
import { COMPONENTS, rich, rich30 } from './corpus/rich.testing.js';
import { drawing, Values } from './corpus/values.testing.js';
import { bodyIn, toldOf, type Told } from './random.testing.js';

/** Rounds of pairs; more with CONFORMANCE_ROUNDS. */
const ROUNDS = Number(process.env.CONFORMANCE_ROUNDS ?? 40);
const FIRST = Number(process.env.CONFORMANCE_SEED ?? 1);
const PAIRS = 24;
const VALUES = 300;

type Schemas = Readonly<Record<string, unknown>>;

const drawn = <T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): readonly T[] =>
  JSON.parse(JSON.stringify(fc.sample(arbitrary, { numRuns: count, seed }))) as readonly T[];

const componentsOf = (schema: fc.Arbitrary<unknown>, seed: number): Schemas => {
  const schemas = drawn(schema, COMPONENTS.length, seed);
  return Object.fromEntries(COMPONENTS.map((name, index) => [name, schemas[index]]));
};

/** What is the matter with what was told of a pair; undefined: nothing. */
const wrongIn = (
  { pair, changes, sends, takes, agrees, operation }: Told,
  values: readonly unknown[],
): unknown => {
  const verdicts = new Set(changes.map(({ verdict }) => verdict));
  const strange = values.find((each) => !agrees(each));
  if (strange !== undefined) return { what: 'read otherwise', pair, value: strange };
  const isBad = (value: unknown) => sends(value) && !takes(value);
  const counter = values.find(isBad);
  if (counter !== undefined && !verdicts.has('breaking') && !verdicts.has('undecided'))
    return { what: 'wrongly safe', pair, value: counter };
  const unconfirmed = changes
    // What several have in common is shown by the first.
    .filter((each) => each.verdict === 'breaking' && each.operation === operation)
    .map((change) => bodyIn(change))
    .find((body) => !isBad(body));
  return unconfirmed === undefined ? undefined : { what: 'no witness', pair, value: unconfirmed };
};

describe('many random pairs of schemas', () => {
  for (const openapi of ['3.1.0', '3.0.3'])
    for (const direction of ['request', 'response'] as const) {
      const schema = openapi === '3.1.0' ? rich : rich30;
      it(`are told rightly: ${direction}s of ${openapi}`, async () => {
        const wrong: unknown[] = [];
        let undecided = 0;
        for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
          const around = {
            openapi,
            direction,
            old: componentsOf(schema, seed * 7),
            new: componentsOf(schema, seed % 3 === 0 ? seed * 7 + 1 : seed * 7),
          };
          const [one, other] = [drawn(schema, PAIRS, seed * 11), drawn(schema, PAIRS, seed * 13)];
          const pairs = one.map((each, index) => pairOf(each, other[index], index));
          const told = await toldOf(pairs, around);
          const draw = drawing(seed);
          const near = [around.old, around.new].map((each) => new Values(each, draw));
          for (const each of told) {
            const values = near.flatMap((maker) =>
              each.pair.flatMap((own) => Array.from({ length: VALUES / 4 }, () => maker.near(own))),
            );
            const found = wrongIn(each, JSON.parse(JSON.stringify(values)) as unknown[]);
            if (found !== undefined) wrong.push({ seed, around, found });
            if (each.changes.some(({ verdict }) => verdict === 'undecided')) undecided++;
          }
        }
        console.log(`${undecided} of ${ROUNDS * PAIRS} undecided`);
        expect(wrong.slice(0, 5).map((each) => JSON.stringify(each))).to.deep.equal([]);
      });
    }
});

/** Unlike schemas tell little: most pairs have something in common. */
const pairOf = (one: unknown, other: unknown, index: number): readonly [unknown, unknown] => {
  const object = (b: unknown) => ({ type: 'object', properties: { a: one, b } });
  const both = { allOf: [one, other] };
  const pairs = [
    [one, other],
    [one, both],
    [both, one],
    [{ anyOf: [one, other] }, one],
    [one, { anyOf: [other, one] }],
    [object(one), object(other)],
    [{ oneOf: [one, other] }, { anyOf: [one, other] }],
    [
      { type: 'array', items: one },
      { type: 'array', items: other },
    ],
  ] as const;
  return pairs[index % pairs.length] ?? pairs[0];
};
