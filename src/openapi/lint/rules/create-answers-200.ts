import { defineRule } from '../rule.js';

export default defineRule({
  id: 'create-answers-200',
  gap: 'create-answers-200',
  title:
    'a POST that takes a body answers 200, where a creation should answer 201 with a Location (RFC 9110 §9.3.3)',
  ask: 'Is 200 the status of a creation, and will it stay so?',
  find: (view) =>
    view.operations.filter(
      (each) =>
        each.method === 'POST' &&
        each.requestBody !== undefined &&
        view.hasResponse(each, '200') &&
        !view.hasResponse(each, '201'),
    ),
});
