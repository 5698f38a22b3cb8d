import { isNullable } from '../narrowed.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'nothing-nullable',
  gap: 'nothing-nullable',
  title: 'no member is nullable, so that `null` is forbidden everywhere',
  ask: 'Is a value that is absent left out, or written as `null`?',
  find: (view) =>
    view.schemas.length > 0 && view.schemas.every(({ place }) => !isNullable(place.value))
      ? [view.root]
      : [],
});
