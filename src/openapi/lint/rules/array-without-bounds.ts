import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'array-without-bounds',
  gap: 'array-without-bounds',
  title: 'a list in a request has neither `minItems` nor `uniqueItems`',
  ask: 'May the list be empty, and may it hold a value twice?',
  find: (view) =>
    view
      .typed('array')
      .filter(
        ({ place, request }) =>
          request &&
          member(place.value, 'minItems') === undefined &&
          member(place.value, 'uniqueItems') === undefined,
      )
      .map(({ place }) => place),
});
