import { member } from '../../value.js';
import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'request-body-optional',
  gap: 'request-body-optional',
  title: 'the request body is optional, for `required` is absent',
  ask: 'Is a request without a body refused? Will you declare `required: true`?',
  find: (view) =>
    distinct(
      view.operations
        .map(({ requestBody }) => requestBody)
        .filter((body) => body !== undefined)
        .filter(({ value }) => member(value, 'required') === undefined),
    ),
});
