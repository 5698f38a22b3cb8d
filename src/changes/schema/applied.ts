import type { Applied } from './types.js';

/** Of a schema that says nothing besides its own words. */
export const NOTHING_APPLIED: Applied = {
  all: [],
  any: undefined,
  one: undefined,
  not: undefined,
  condition: undefined,
  dependent: new Map(),
  restOfMembers: undefined,
  restOfItems: undefined,
};
