import { createRequire } from 'node:module';
import type * as Core from 'ajv';
import type { CodeKeywordDefinition } from 'ajv';
import type { Ajv2019 } from 'ajv/dist/2019.js';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type * as Util from 'ajv/dist/compile/util.js';

const require = createRequire(import.meta.url);

type Basis = Pick<typeof Core, '_' | 'Ajv'>;
type Word = 'items' | 'format' | 'const' | 'enum' | 'limits';

/**
 * Ajv, which takes longer to load than most documents take to be judged: loaded where it is first asked for.
 * The packages are named one by one, for the bundler reads the names.
 */
export const ajv = (): Basis => (loaded.core ??= require('ajv') as Basis);

const loaded: { core?: Basis } = {};

/** A piece of the code that Ajv makes. */
export const _: typeof Core._ = (strings, ...parts) => ajv()._(strings, ...parts);

export const ajv2019 = () => (require('ajv/dist/2019.js') as { Ajv2019: typeof Ajv2019 }).Ajv2019;

export const ajv2020 = () => (require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }).Ajv2020;

export const ajvUtil = () =>
  require('ajv/dist/compile/util.js') as Pick<typeof Util, 'alwaysValidSchema' | 'mergeEvaluated'>;

/** What Ajv itself makes of some words. */
export const ajvWords = (): Readonly<Record<Word, CodeKeywordDefinition>> => ({
  items: (require('ajv/dist/vocabularies/applicator/items.js') as Defined).default,
  format: (require('ajv/dist/vocabularies/format/format.js') as Defined).default,
  const: (require('ajv/dist/vocabularies/validation/const.js') as Defined).default,
  enum: (require('ajv/dist/vocabularies/validation/enum.js') as Defined).default,
  limits: (require('ajv/dist/vocabularies/validation/limitNumber.js') as Defined).default,
});

interface Defined {
  readonly default: CodeKeywordDefinition;
}
