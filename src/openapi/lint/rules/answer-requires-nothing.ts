import { listAt, member, isObject } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'answer-requires-nothing',
  gap: 'answer-requires-nothing',
  title: 'an object in an answer requires none of its members, so that `{}` is valid',
  ask: 'Which members does every answer contain? Will you list them under `required`?',
  find: (view) =>
    view
      .typed('object')
      .filter(
        ({ place, response }) =>
          response &&
          isObject(member(place.value, 'properties')) &&
          listAt(place.value, 'required').length === 0,
      )
      .map(({ place }) => place),
});
