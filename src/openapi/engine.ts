import type { Ajv, Options } from 'ajv';
import type { Dialect } from './dialect.js';
import { FORMATS } from './formats.js';
import { ajv, ajv2019, ajv2020 } from './library.js';
import { judgeNumbers } from './numbers.js';
import { compilePattern } from './pattern.js';
import { judgeTuples } from './tuple.js';
import { areUnique } from './unique.js';

/** What is used of Ajv, whatever its dialect. */
export type Engine = Pick<
  Ajv,
  | '_compilations'
  | 'addKeyword'
  | 'addSchema'
  | 'compile'
  | 'errors'
  | 'getKeyword'
  | 'getSchema'
  | 'removeKeyword'
  | 'schemas'
  | 'validateSchema'
>;

const OPTIONS: Options = {
  strictSchema: false,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  strictNumbers: false,
  allowMatchingProperties: true,
  allowUnionTypes: true,
  validateSchema: false,
  ownProperties: true,
  inlineRefs: 100,
  logger: false,
  formats: { ...FORMATS },
  code: { regExp: Object.assign(compilePattern, { code: 'compilePattern' }), optimize: false },
};

const USES: Readonly<Record<'decide' | 'explain' | 'write', Options>> = {
  decide: {},
  explain: { allErrors: true, verbose: true },
  write: { code: { ...OPTIONS.code, source: true } },
};

/**
 * Ajv for a dialect.
 * @param use `explain` collects every error with the schema that it comes from, else it stops at the first;
 *   `write` keeps the code that was made
 */
export const ajvFor = (dialect: Dialect, use: 'decide' | 'explain' | 'write'): Engine => {
  const options = { ...OPTIONS, ...USES[use] };
  const engine = create(dialect.schema, options);
  judgeNumbers(engine);
  judgeTuples(engine);
  engine.removeKeyword('uniqueItems');
  engine.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    errors: false,
    validate: (unique: boolean, items: readonly unknown[]) => !unique || areUnique(items),
  });
  return engine;
};

/** What says whether schemas are schemas, every fault at once; one for each dialect. */
export const schemaCheckerFor = ({ schema }: Dialect): Engine => {
  const known = CHECKERS.get(schema);
  if (known) return known;
  const made = create(schema, { allErrors: true, strict: false, validateFormats: false });
  CHECKERS.set(schema, made);
  return made;
};

const CHECKERS = new Map<Dialect['schema'], Engine>();

const create = (schema: Dialect['schema'], options: Options): Engine => {
  switch (schema) {
    case 'draft-07':
      return new (ajv().Ajv)(options);
    case '2019-09':
      return new (ajv2019())(options);
    case '2020-12':
      return new (ajv2020())(options);
  }
};
