import type { DocumentSchema } from '../../model/document.js';
import { isObject } from '../../model/json/walk.js';
import type { Direction } from './types.js';

/** The members that are not of this direction: `readOnly` ones of a request, `writeOnly` ones of a response. */
export const hiddenNames = (
  schema: DocumentSchema,
  direction: Direction,
  inherited: ReadonlySet<string>,
): ReadonlySet<string> => {
  const word = direction === 'request' ? 'readOnly' : 'writeOnly';
  const names = new Set(inherited);
  collect(schema, word, names, new Set());
  return names.size === inherited.size ? inherited : names;
};

const collect = (
  from: DocumentSchema,
  word: string,
  names: Set<string>,
  seen: Set<DocumentSchema>,
): void => {
  const schema = from.resolved;
  if (seen.has(schema) || !isObject(schema.value)) return;
  seen.add(schema);
  for (const { keyword, key, schema: below } of schema.children) {
    if (keyword === 'allOf') collect(below, word, names, seen);
    if (keyword !== 'properties' || key === undefined) continue;
    if (says(below, word) || says(below.resolved, word)) names.add(key);
  }
};

const says = ({ value }: DocumentSchema, word: string): boolean =>
  isObject(value) && value[word] === true;
