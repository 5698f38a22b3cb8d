import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'error-without-content',
  gap: 'error-without-content',
  title: 'an error response declares no content',
  ask: 'Does the answer have a body, and of which schema?',
  find: (view) =>
    distinct(
      view.operations
        .flatMap((each) => view.responses(each))
        .filter(({ key, place }) => /^[45]/.test(key) && view.mediaTypes(place).length === 0)
        .map(({ place }) => place),
    ),
});
