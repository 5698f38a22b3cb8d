import { defineRule } from '../rule.js';

export default defineRule({
  id: 'clash-undocumented',
  gap: 'clash-undocumented',
  title: 'an operation that writes documents no 409',
  ask: 'May two resources have the same values, and what is answered if not?',
  find: (view) =>
    view.operations.filter(
      (each) =>
        ['POST', 'PUT', 'PATCH'].includes(each.method) &&
        !view.hasResponse(each, '409', '4XX', 'default'),
    ),
});
