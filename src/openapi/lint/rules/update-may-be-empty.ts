import { listAt } from '../../value.js';
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
        .filter(({ method }) => method === 'put' || method === 'patch')
        .map((each) => view.requestBody(each))
        .flatMap((body) => (body ? view.mediaTypes(body) : []))
        .map((mediaType) => view.schema(mediaType))
        .filter((schema) => schema !== undefined)
        .filter(
          ({ value }) =>
            (value.type === 'object' || listAt(value, 'type').includes('object')) &&
            listAt(value, 'required').length === 0 &&
            (value.minProperties === undefined || value.minProperties === 0),
        ),
    ),
});
