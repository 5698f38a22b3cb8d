import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'boolean-without-default',
  gap: 'boolean-without-default',
  title: 'an optional boolean in a request has no default',
  ask: 'What does it mean that the member is absent?',
  find: (view) =>
    view
      .typed('boolean')
      .filter(({ place, request }) => request && member(place.value, 'default') === undefined)
      .map(({ place }) => place),
});
