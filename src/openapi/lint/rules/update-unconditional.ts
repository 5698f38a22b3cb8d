import { defineRule } from '../rule.js';

export default defineRule({
  id: 'update-unconditional',
  gap: 'update-unconditional',
  title: 'an update takes no `If-Match`, so that updates can be lost',
  ask: 'How is a lost update prevented?',
  find: (view) =>
    view.operations.filter(
      (each) =>
        ['PUT', 'PATCH'].includes(each.method) && !view.hasParameter(each, 'header', 'if-match'),
    ),
});
