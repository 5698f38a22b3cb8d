import type { Ajv, Code, CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { _, ajvWords } from './library.js';
import {
  holdsNumber,
  isAmong,
  isInt64,
  isMultipleAsWritten,
  isSame,
  isWhole,
  isWithin,
  type AsWritten,
} from './numerals.js';

/** What is used of Ajv, whatever its dialect. */
type Engine = Pick<Ajv, 'addKeyword' | 'removeKeyword'>;

const MOST = Number.MAX_SAFE_INTEGER;

/** Asks a function of ours in the code that Ajv makes. */
const ask = ({ gen, data, schemaCode, it }: KeywordCxt, test: AsWritten): Code => {
  const name = gen.scopeValue('func', { ref: test });
  const schema = _`${it.topSchemaRef}${it.schemaPath}`;
  return _`${name}(${data}, [${it.parentData}, ${it.parentDataProperty}], ${schemaCode}, ${schema})`;
};

type Fails = (data: Code, limit: KeywordCxt['schemaCode']) => Code;

const BOUNDS: Readonly<Record<string, Fails>> = {
  minimum: (data, limit) => _`${data} < ${limit}`,
  maximum: (data, limit) => _`${data} > ${limit}`,
  exclusiveMinimum: (data, limit) => _`${data} <= ${limit}`,
  exclusiveMaximum: (data, limit) => _`${data} >= ${limit}`,
};

const isVague = (data: Code): Code => _`${data} > ${MOST} || ${data} < ${-MOST}`;

/** Doubles say it up to 2^53, as Ajv compares them. */
const bound = (keyword: string, fails: Fails): CodeKeywordDefinition => ({
  ...ajvWords().limits,
  keyword,
  $data: false,
  code(cxt) {
    const { data, schemaCode } = cxt;
    const limit: unknown = cxt.schema;
    const asWritten = _`!${ask(cxt, isWithin(keyword))}`;
    const isLarge = typeof limit === 'number' && Math.abs(limit) > MOST;
    cxt.fail(
      isLarge ? asWritten : _`(${isVague(data)}) ? ${asWritten} : ${fails(data, schemaCode)}`,
    );
  },
});

/** A word that is Ajv's own affair unless it names numbers. */
const naming = (
  own: Pick<CodeKeywordDefinition, 'code' | 'error' | 'schemaType'>,
  keyword: string,
  test: AsWritten,
): CodeKeywordDefinition => ({
  ...own,
  keyword,
  code(cxt) {
    if (holdsNumber(cxt.schema)) cxt.fail(_`!${ask(cxt, test)}`);
    else own.code(cxt);
  },
});

/** A format that is Ajv's own affair but for one of numbers. */
const format = (own: CodeKeywordDefinition): CodeKeywordDefinition => ({
  ...own,
  $data: false,
  code(cxt, type) {
    if (cxt.schema !== 'int64') own.code(cxt, type);
    else if (type === 'number') cxt.fail(_`!${ask(cxt, isInt64)}`);
  },
});

/** Besides what Ajv says of every type by itself: an integer that is none as it is written. */
const type: CodeKeywordDefinition = {
  keyword: 'type',
  schemaType: ['string', 'array'],
  error: { message: 'must be an integer as it is written', params: () => _`{isFraction: true}` },
  code(cxt) {
    const types: readonly unknown[] = [cxt.schema].flat();
    if (!types.includes('integer') || types.includes('number')) return;
    const { data } = cxt;
    cxt.fail(_`typeof ${data} == "number" && (${isVague(data)}) && !${ask(cxt, isWhole)}`);
  },
};

/** Has an engine judge numbers as they are written. */
export const judgeNumbers = (engine: Engine): void => {
  const replace = (definition: CodeKeywordDefinition, keyword: string): void => {
    engine.removeKeyword(keyword);
    engine.addKeyword(definition);
  };
  for (const [keyword, fails] of Object.entries(BOUNDS)) replace(bound(keyword, fails), keyword);
  replace(naming(ajvWords().enum, 'enum', isAmong), 'enum');
  replace(naming(ajvWords().const, 'const', isSame), 'const');
  replace(format(ajvWords().format), 'format');
  replace(type, 'type');
  engine.removeKeyword('multipleOf');
  engine.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    errors: false,
    validate: (of: number, value: number, schema, at) =>
      isMultipleAsWritten(value, [at?.parentData, at?.parentDataProperty ?? ''], of, schema ?? {}),
  });
};
