import { listAt, member } from '../../value.js';
import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'update-may-be-empty',
  gap: 'update-may-be-empty',
  title: 'an update may be an empty object',
  ask: 'What does an update without any member do?',
  find: (view) =>
    distinct(
      view.operations
        .filter(({ method }) => method === 'PUT' || method === 'PATCH')
        .flatMap(({ requestBody }) => [...(requestBody?.content.values() ?? [])])
        .flatMap(({ schema }) => schema?.resolved ?? [])
        .filter(
          ({ types, value }) =>
            types?.includes('object') === true &&
            listAt(value, 'required').length === 0 &&
            (member(value, 'minProperties') ?? 0) === 0,
        ),
    ),
});
