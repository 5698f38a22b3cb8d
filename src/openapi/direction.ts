import type { Documents } from './documents.js';
import { child, type Place } from './place.js';
import { isObject, listAt, member, objectAt } from './value.js';

/** Which way a message goes: `readOnly` members are not required in requests, `writeOnly` not in responses. */
export type Direction = 'request' | 'response';

/**
 * The names that a schema may not require in this direction, those of its `allOf` included, for a
 * branch may require what another declares.
 * @param open pointers of schemas that are known to have none; more are added
 */
export const concealed = (
  place: Place,
  direction: Direction,
  documents: Documents,
  inherited: ReadonlySet<string>,
  open: Set<string>,
): ReadonlySet<string> => {
  const names = new Set(inherited);
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  const seen = new Set<string>();
  let found = 0;
  const queue = [place];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const at = documents.thing(next);
    if (seen.has(at.pointer) || open.has(at.pointer) || !isObject(at.value)) continue;
    seen.add(at.pointer);
    const own = marked(at, word, documents);
    found += own.length;
    for (const name of own) names.add(name);
    for (const index of listAt(at.value, 'allOf').keys())
      queue.push(child(at, 'allOf', String(index)));
  }
  if (found === 0) for (const path of seen) open.add(path);
  return names.size === inherited.size ? inherited : names;
};

/** The members that a schema itself declares with a word that is true. */
const marked = (place: Place, word: string, documents: Documents): readonly string[] =>
  Object.keys(objectAt(place.value, 'properties')).filter((name) => {
    const property = child(place, 'properties', name);
    return (
      member(property.value, word) === true ||
      member(documents.thing(property).value, word) === true
    );
  });
