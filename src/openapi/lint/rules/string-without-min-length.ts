import { member } from '../../value.js';
import { isNarrowed } from '../narrowed.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'string-without-min-length',
  gap: 'string-without-min-length',
  title: 'a text may be empty and of any length',
  ask: 'May the value be empty, and how long may it be?',
  find: (view) =>
    view
      .typed('string')
      .filter(
        ({ place }) =>
          member(place.value, 'minLength') === undefined &&
          member(place.value, 'maxLength') === undefined &&
          !isNarrowed(place.value),
      )
      .map(({ place }) => place),
});
