import { child, type Documents, type Place } from './documents.js';
import { isObject, listAt, member, objectAt } from './value.js';

/** Which way a message goes: `readOnly` members are not required in requests, `writeOnly` not in responses. */
export type Direction = 'request' | 'response';

/**
 * The names that a schema may not require in this direction, those of its `allOf` included, for a
 * branch may require what another declares.
 */
export const concealed = (
  place: Place,
  direction: Direction,
  documents: Documents,
  inherited: ReadonlySet<string>,
): ReadonlySet<string> => {
  const names = new Set(inherited);
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  collect(place, word, documents, names, new Set());
  return names.size === inherited.size ? inherited : names;
};

const collect = (
  at: Place,
  word: string,
  documents: Documents,
  names: Set<string>,
  seen: Set<string>,
): void => {
  const place = documents.thing(at);
  if (seen.has(place.pointer) || !isObject(place.value)) return;
  seen.add(place.pointer);
  for (const name of Object.keys(objectAt(place.value, 'properties'))) {
    const property = child(place, 'properties', name);
    const marked =
      member(property.value, word) === true ||
      member(documents.thing(property).value, word) === true;
    if (marked) names.add(name);
  }
  listAt(place.value, 'allOf').forEach((_, index) => {
    collect(child(place, 'allOf', String(index)), word, documents, names, seen);
  });
};
