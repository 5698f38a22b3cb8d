import type { ValidateFunction } from 'ajv';
import type { Adapted, SchemaAdapter } from './adapt.js';
import type { Documents } from './documents.js';
import type { Place } from './place.js';
import type { Recursion } from './recursion.js';
import type { Taint } from './taint.js';
import type { Unread } from './unread.js';
import type { JsonObject } from './value.js';

/** What a compiled schema needs of the set that it belongs to. */
export interface SchemaBase {
  readonly documents: Documents;
  readonly adapter: SchemaAdapter;
  readonly recursion: Recursion;
  readonly taint: Taint;
  readonly unread: Unread;
  enter(place: Place): Adapted;
  decider(schema: JsonObject): ValidateFunction;
  explainer(schema: JsonObject): ValidateFunction;
}
