import { noteWritten, writtenAt } from '../model/json/written.js';
import { KEYWORDS } from './keywords.js';
import { compilePattern } from './pattern.js';
import { isList, isObject, textAt, type JsonObject } from './value.js';

/** Whether an object with a `$ref` says nothing besides that judges a value. */
export const saysNothing = (value: unknown): boolean =>
  isObject(value) &&
  textAt(value, '$ref') !== undefined &&
  Object.keys(value).every((key) => {
    const treatment = KEYWORDS.get(key);
    return treatment === undefined || treatment === 'drop';
  });

/** Whether a text is a regular expression of ECMAScript. */
export const isExpression = (source: string): boolean => {
  try {
    compilePattern(source);
    return true;
  } catch {
    return false;
  }
};

/** Words that are lawful and do nothing without another; Ajv's strict mode refuses them. */
export const withoutIdleWords = (schema: JsonObject): void => {
  const has = (key: string) => Object.hasOwn(schema, key);
  if (!has('if') || (!has('then') && !has('else'))) delete schema.if;
  if (!has('if')) {
    delete schema.then;
    delete schema.else;
  }
  if (!has('contains')) {
    delete schema.minContains;
    delete schema.maxContains;
  }
  if (!isList(schema.items)) delete schema.additionalItems;
};

/** What OpenAPI 3.0 writes in its own way: `nullable`, and exclusive bounds as booleans. */
export const translate30 = (schema: JsonObject, value: JsonObject): void => {
  const { type } = schema;
  if (value.nullable === true && type !== undefined) {
    schema.type = [...new Set([...(isList(type) ? type : [type]), 'null'])];
  }
  exclusive(schema, 'exclusiveMinimum', 'minimum');
  exclusive(schema, 'exclusiveMaximum', 'maximum');
};

/** `exclusiveMinimum: true` beside `minimum: 5` becomes `exclusiveMinimum: 5`. */
const exclusive = (schema: JsonObject, flag: string, bound: string): void => {
  const flagged = schema[flag];
  if (typeof flagged !== 'boolean') return;
  if (flagged && schema[bound] !== undefined) {
    schema[flag] = schema[bound];
    const written = writtenAt(schema, bound);
    if (written !== undefined) noteWritten(schema, flag, written);
    Reflect.deleteProperty(schema, bound);
  } else Reflect.deleteProperty(schema, flag);
};
