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
