import { defineRule } from '../rule.js';

export default defineRule({
  id: 'update-unconditional',
  gap: 'update-unconditional',
  title: 'an update takes no `If-Match`, so that updates can be lost',
  ask: 'How is a lost update prevented?',
  find: (view) =>
    view.operations
      .filter(
        (each) =>
          ['put', 'patch'].includes(each.method) && !view.hasParameter(each, 'header', 'if-match'),
      )
      .map(({ place }) => place),
});
