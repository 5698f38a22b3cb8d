import { expect } from 'chai';
import { schemaOf } from './document.testing.js';

const LONG = 3000;

const chain = (
  link: (next: string, index: number) => object,
  length = LONG,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `C${String(index)}`,
      link(`#/components/schemas/C${String(index + 1)}`, index),
    ]),
  ),
  [`C${String(length)}`]: { type: 'integer' },
  S: { properties: { a: { $ref: '#/components/schemas/C0' } } },
});

const DOCUMENTS: Readonly<Record<string, Record<string, unknown>>> = {
  'that only refer': chain(($ref) => ({ $ref })),
  'each a member of the one before': chain(($ref) => ({
    type: 'object',
    properties: { next: { $ref } },
  })),
  'that lead back to the first': {
    ...chain(($ref) => ({ type: 'object', properties: { next: { $ref } } })),
    [`C${String(LONG)}`]: { properties: { next: { $ref: '#/components/schemas/S' } } },
  },
};

for (const openapi of ['3.0.3', '3.1.0']) {
  describe(`a chain of ${String(LONG)} schemas of OpenAPI ${openapi}`, () => {
    for (const [what, schemas] of Object.entries(DOCUMENTS)) {
      if (openapi !== '3.0.3' && what !== 'that lead back to the first') continue;
      it(`(${what}) judges`, async () => {
        const schema = await schemaOf(schemas, openapi);
        schema.visit({ a: { next: { next: 1 } } }, () => undefined);
        expect([schema.accepts({ a: 'x' }), schema.explain({ a: 'x' }).length]).to.deep.equal([
          false,
          1,
        ]);
      }).timeout(60_000);
    }

    if (openapi !== '3.0.3') return;
    it('(each all of the next) refuses, or says that it cannot tell', async () => {
      const schema = await schemaOf(
        chain(($ref) => ({ allOf: [{ $ref }] })),
        openapi,
      );
      const judged = (value: unknown) =>
        schema.accepts(value) && schema.doubt?.(value) === undefined;
      expect([judged({ a: 'x' }), schema.accepts({ a: 1 })]).to.deep.equal([false, true]);
    }).timeout(60_000);
  });
}

describe('layers of alternatives that share what they lead to', () => {
  const [LAYERS, WIDTH] = [9, 30];
  const names = (layer: number) => Array.from({ length: WIDTH }, (_, at) => `L${layer}N${at}`);
  const anyOf = (layer: number) =>
    names(layer).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const layers = Array.from({ length: LAYERS }, (_, layer) =>
    names(layer).map((name) => [
      name,
      layer === LAYERS - 1 ? { type: 'integer' } : { anyOf: anyOf(layer + 1) },
    ]),
  );
  const schemas: Record<string, unknown> = {
    ...(Object.fromEntries(layers.flat()) as Record<string, unknown>),
    S: { anyOf: anyOf(0) },
  };

  it('take what fits, and cannot tell in time of what does not', async () => {
    const schema = await schemaOf(schemas);
    const seen = new Set<number>();
    schema.visit(1, (node) => seen.add(node));
    const told = (value: unknown) => [schema.accepts(value), schema.doubt?.(value) === undefined];
    expect([told(1), told('x'), schema.explain('x')]).to.deep.equal([
      [true, true],
      [true, false],
      [],
    ]);
    expect(seen.size).to.be.greaterThan(0);
  }).timeout(60_000);
});

describe('alternatives within alternatives', () => {
  const $ref = '#/components/schemas/S';
  const node = (kind: string) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: [kind] }, below: { $ref } },
  });
  const tree = { S: { oneOf: ['a', 'b', 'c', 'd'].map(node) } };
  const nested = (depth: number): object =>
    depth === 0 ? { kind: 'e' } : { kind: 'b', below: nested(depth - 1) };

  it('are explained down to their leaves', async () => {
    const [first] = (await schemaOf(tree)).explain(nested(5));
    expect(first?.instance).to.equal(`${'/below'.repeat(5)}/kind`);
  });

  it('are refused in time, however deep they are nested', async () => {
    const said = (await schemaOf(tree)).explain(nested(40));
    expect(said.map(({ expected }) => expected)).to.deep.equal(['a value that fits the schema']);
  });

  it('are explained once in a chain', async () => {
    const link = (next: string) => ({ anyOf: [{ $ref: next }, { type: 'null' }] });
    const schemas = { ...chain(link, 60), S: link('#/components/schemas/C0') };
    const said = (await schemaOf(schemas, '3.1.0')).explain('x');
    expect(said.map(({ expected }) => expected)).to.deep.equal(['an integer']);
  });
});
