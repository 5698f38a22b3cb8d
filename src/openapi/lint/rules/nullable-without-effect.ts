import type { DocumentSchema } from '../../../model/document.js';
import { isList, isObject, member, type JsonObject } from '../../value.js';
import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

const document = (schema: object, openapi = '3.0.3') => ({
  openapi,
  info: { title: 'T', version: '1' },
  paths: {},
  components: { schemas: { S: { type: 'object', properties: { a: schema } }, T: {} } },
});

/** OpenAPI 3.0.3, Schema Object: `nullable` adds null to a `type` beside it, and to nothing else. */
const isIdle30 = (schema: JsonObject): boolean =>
  typeof schema.$ref === 'string' ||
  schema.type === undefined ||
  (isList(schema.enum) && !schema.enum.includes(null));

export default defineRule({
  id: 'nullable-without-effect',
  gap: 'nullable-without-effect',
  title: '`nullable` has no effect here, so that null is as it were without it',
  ask: 'May the value be null? Will you declare it as a type?',
  examples: {
    fires: [
      document({ nullable: true, allOf: [{ $ref: '#/components/schemas/T' }] }),
      document({ nullable: true, $ref: '#/components/schemas/T' }),
      document({ nullable: true, type: 'string', enum: ['a'] }),
      document({ nullable: true, type: 'string' }, '3.1.0'),
    ],
    silent: [
      document({ nullable: true, type: 'string' }),
      document({ nullable: true, type: 'string', enum: ['a', null] }),
      document({ nullable: false }),
      document({ type: ['string', 'null'] }, '3.1.0'),
    ],
  },
  find: (view) => {
    const isIdle = ({ value }: DocumentSchema): boolean =>
      isObject(value) &&
      member(value, 'nullable') === true &&
      (view.openapi === '3.1' || isIdle30(value));
    const places = view.schemas.flatMap(({ place }) => [
      place,
      ...place.children.map(({ schema }) => schema),
    ]);
    return distinct(places.filter(isIdle));
  },
});
