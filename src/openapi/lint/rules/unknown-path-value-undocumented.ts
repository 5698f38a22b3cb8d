import { defineRule } from '../rule.js';

export default defineRule({
  id: 'unknown-path-value-undocumented',
  gap: 'unknown-path-value-undocumented',
  title: 'an operation with path parameters documents no 404',
  ask: 'What is answered for a path parameter whose value is unknown?',
  find: (view) =>
    view.operations.filter(
      (each) => view.hasParameter(each, 'path') && !view.hasResponse(each, '404', '4XX', 'default'),
    ),
});
