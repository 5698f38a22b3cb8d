import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'request-object-open',
  gap: 'request-object-open',
  title: 'an object in a request admits members that the document does not declare',
  ask: 'What happens to members that are not declared: are they refused, ignored or kept?',
  find: (view) =>
    view
      .typed('object')
      .filter(
        ({ place, request }) =>
          request && member(place.value, 'additionalProperties') === undefined,
      )
      .map(({ place }) => place),
});
