import type { ValidateFunction } from 'ajv';
import type { Adapted, SchemaAdapter } from './adapt.js';
import type { Documents, Place } from './documents.js';
import type { JsonObject } from './value.js';

/** What a compiled schema needs of the set that it belongs to. */
export interface SchemaBase {
  readonly documents: Documents;
  readonly adapter: SchemaAdapter;
  enter(place: Place): Adapted;
  decider(schema: JsonObject): ValidateFunction;
  explainer(schema: JsonObject): ValidateFunction;
}
