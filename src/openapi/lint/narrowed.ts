import { listAt, member } from '../value.js';

const has = (schema: unknown, ...keys: readonly string[]): boolean =>
  keys.some((key) => member(schema, key) !== undefined);

/** Whether a schema of a text says which texts it means. */
export const isNarrowed = (schema: unknown): boolean =>
  has(schema, 'format', 'enum', 'const', 'pattern', 'allOf', 'anyOf', 'oneOf');

/** Whether a schema of a text admits every text. */
export const isUnbounded = (schema: unknown): boolean =>
  !isNarrowed(schema) &&
  !has(schema, 'minLength', 'maxLength') &&
  member(schema, 'type') === 'string';

/** Whether a schema admits null. */
export const isNullable = (schema: unknown): boolean =>
  member(schema, 'nullable') === true || listAt(schema, 'type').includes('null');

export const hasExample = (holder: unknown): boolean => has(holder, 'example', 'examples');
