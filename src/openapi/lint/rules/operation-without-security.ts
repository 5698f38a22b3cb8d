import { defineRule } from '../rule.js';

export default defineRule({
  id: 'operation-without-security',
  gap: 'operation-without-security',
  title: 'the operation has no security requirement: read literally it is anonymous',
  ask: 'Does the operation need a token? Will you declare its `security`?',
  find: (view) => view.operations.filter(({ security }) => security === undefined),
});
