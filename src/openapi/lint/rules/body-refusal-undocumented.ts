import { defineRule } from '../rule.js';

export default defineRule({
  id: 'body-refusal-undocumented',
  gap: 'body-refusal-undocumented',
  title: 'an operation with a body documents neither 400 nor 422',
  ask: 'With which status is an invalid body refused?',
  find: (view) =>
    view.operations.filter(
      (each) =>
        each.requestBody !== undefined && !view.hasResponse(each, '400', '422', '4XX', 'default'),
    ),
});
