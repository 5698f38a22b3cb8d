import { expect } from 'chai';
import fc from 'fast-check';
import { Gaps } from './gaps.js';
import { parsePlainJson } from './json.js';
import { Positions } from './positions.js';
import { parseYaml } from './yaml.js';

const FILE = 'api.json';
const asJson = (text: string) => {
  const positions = new Positions();
  return { positions, value: parsePlainJson(text, FILE, positions) };
};
const asYaml = (text: string) => {
  const positions = new Positions();
  const gaps = new Gaps(() => undefined);
  return { positions, value: parseYaml(text, FILE, { positions, gaps, prefix: '' }) };
};

/** The places of every container and member, in the order of the value. */
const placesOf = ({ positions, value }: ReturnType<typeof asJson>): readonly unknown[] => {
  const found: unknown[] = [];
  const queue: unknown[] = [value];
  for (let each = queue.shift(); each !== undefined; each = queue.shift()) {
    if (typeof each !== 'object' || each === null) continue;
    found.push(positions.of(each));
    for (const [key, child] of Object.entries(each) as [string, unknown][]) {
      found.push([key, positions.member(each, key)]);
      queue.push(child);
    }
  }
  return found;
};

const names = fc.string({ maxLength: 5 }).filter((name) => name !== '<<' && name !== '__proto__');
const json = fc.letrec<{ any: unknown; object: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(true, false, null, '"\\', '{[,]}:'),
    tie('object'),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
  object: fc.dictionary(names, tie('any'), { maxKeys: 4, noNullPrototype: true }),
})).object;

describe('a document of plain JSON', () => {
  it('has the values and the places that it has as YAML', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const [own, other] = [asJson(text), asYaml(text)];
        expect(own.value).to.deep.equal(other.value);
        expect(placesOf(own)).to.deep.equal(placesOf(other));
      }),
      { numRuns: 100 },
    );
  }).timeout(30_000);

  for (const text of [
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '{"<<":{}}',
    '{"a":1,}',
    '{"a":01}',
    '{"a":"b\nc"}',
    '{"a":"\\x"}',
    '{"a":1} x',
    '{a: 1}',
    '{"a":"b',
    '[1]',
    'openapi: 3.0.0',
    `${'{"a":'.repeat(501)}1${'}'.repeat(501)}`,
  ]) {
    it(`is not ${text.slice(0, 40)}`, () => {
      expect(asJson(text).value).to.equal(undefined);
    });
  }
});
