import { ANY } from './pieces.js';
import type { Applied, Facts } from './types.js';

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

/** Of what is no schema where one belongs. */
export const UNREADABLE: Facts = {
  own: ANY,
  applied: NOTHING_APPLIED,
  unread: 'a schema is not an object',
};
