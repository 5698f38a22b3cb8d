import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { isPlain } from './plain-schema.js';

const PLAIN: readonly object[] = [
  {},
  { type: 'string', minLength: 1, maxLength: 2, pattern: '^a', format: 'x' },
  { type: ['integer', 'null'], minimum: -1, exclusiveMaximum: 2.5, multipleOf: 0.1 },
  { enum: [1, 'a', null], const: {} },
  { required: ['a'], properties: { a: { $ref: '#/x' }, type: true }, additionalProperties: false },
  { items: {}, minItems: 0, uniqueItems: true, contains: { type: 'null' } },
  { allOf: [{}, true], anyOf: [{}], oneOf: [{ not: {} }], if: {}, then: {}, else: false },
];

const ODD: readonly unknown[] = [
  'string',
  { type: 'text' },
  { type: [] },
  { type: ['string', 'string'] },
  { required: 'a' },
  { required: ['a', 'a'] },
  { required: [1] },
  { minLength: -1 },
  { minLength: 1.5 },
  { minimum: '1' },
  { multipleOf: 0 },
  { pattern: 1 },
  { uniqueItems: 'yes' },
  { properties: { a: 'string' } },
  { properties: [] },
  { allOf: [] },
  { anyOf: {} },
  { not: null },
  { items: [{}, 1] },
  { properties: { a: { properties: { b: { minItems: 'x' } } } } },
];

describe('a schema that is plainly one', () => {
  const checkers = [new Ajv({ strict: false }), new Ajv2020({ strict: false })];

  for (const schema of PLAIN)
    it(`is one to those who know schemas: ${JSON.stringify(schema)}`, () => {
      const known = checkers.map((each) => each.validateSchema(schema));
      expect([isPlain(schema), ...known]).to.deep.equal([true, true, true]);
    });

  for (const schema of ODD)
    it(`is none: ${JSON.stringify(schema)}`, () => {
      expect(isPlain(schema)).to.equal(false);
    });
});
