import type { DocumentSchema } from '../../../model/document.js';
import { member, isObject } from '../../value.js';
import { defineRule } from '../rule.js';

/** The schema of the items of a list, `$ref`s followed. */
const itemsOf = ({ children }: DocumentSchema): DocumentSchema | undefined =>
  children.find(({ keyword, key }) => keyword === 'items' && key === undefined)?.schema.resolved;

export default defineRule({
  id: 'list-items-not-unique',
  gap: 'list-items-not-unique',
  title: 'a list in an answer may hold the same item twice',
  ask: 'Is every item of the list a different one, and by which member?',
  find: (view) =>
    view
      .typed('array')
      .filter(
        ({ place, response }) =>
          response &&
          isObject(member(itemsOf(place)?.value, 'properties')) &&
          member(place.value, 'uniqueItems') !== true,
      )
      .map(({ place }) => place),
});
