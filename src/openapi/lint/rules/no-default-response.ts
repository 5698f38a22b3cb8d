import { defineRule } from '../rule.js';

export default defineRule({
  id: 'no-default-response',
  gap: 'no-default-response',
  title: 'the operation has no `default` response',
  ask: 'What do the statuses that are not listed look like (405, 406, 413, 415, 429, 5xx)?',
  find: (view) => view.operations.filter((each) => !view.hasResponse(each, 'default')),
});
