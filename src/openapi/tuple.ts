import type { Ajv, CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, ajvUtil, ajvWords } from './library.js';
import { isList } from './value.js';

/** What is used of Ajv, whatever its dialect. */
type Engine = Pick<Ajv, 'addKeyword' | 'getKeyword' | 'removeKeyword'>;

const tuple = (cxt: KeywordCxt, schemas: readonly unknown[]): void => {
  const { gen, data, keyword, it } = cxt;
  const { alwaysValidSchema, mergeEvaluated } = ajvUtil();
  if (it.opts.unevaluated && schemas.length > 0 && it.items !== true)
    it.items = mergeEvaluated.items(gen, schemas.length, it.items);
  const valid = gen.name('valid');
  const length = gen.const('len', _`${data}.length`);
  for (const [index, schema] of schemas.entries()) {
    if (alwaysValidSchema(it, Object(schema) as object)) continue;
    gen.if(
      _`${length} > ${index}`,
      () => cxt.subschema({ keyword, schemaProp: index, dataProp: index }, valid),
      // Ajv leaves it open whether an item that is not there fits, and passes over the words that follow.
      () => gen.var(valid, true),
    );
    cxt.ok(valid);
  }
};

const common = { type: 'array', before: 'uniqueItems' } as const;

/** Has an engine judge short lists by the words beside those for items by their places, too. */
export const judgeTuples = (engine: Engine): void => {
  const replace = (definition: CodeKeywordDefinition, keyword: string): void => {
    engine.removeKeyword(keyword);
    engine.addKeyword(definition);
  };
  const code = (cxt: KeywordCxt): void => {
    if (isList(cxt.schema)) tuple(cxt, cxt.schema);
    else ajvWords().items.code(cxt);
  };
  if (engine.getKeyword('prefixItems') === false)
    replace(
      { ...common, keyword: 'items', schemaType: ['object', 'array', 'boolean'], code },
      'items',
    );
  else replace({ ...common, keyword: 'prefixItems', schemaType: ['array'], code }, 'prefixItems');
};
