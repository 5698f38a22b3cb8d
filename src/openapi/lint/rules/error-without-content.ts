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
        .flatMap(({ responses }) => responses)
        .filter(({ key, response }) => /^[45]/.test(key) && response.content.size === 0)
        .map(({ response }) => response),
    ),
});
