import { defineRule } from '../rule.js';

export default defineRule({
  id: 'token-refusal-undocumented',
  gap: 'token-refusal-undocumented',
  title: 'the operation documents neither 401 nor 403',
  ask: 'With which status and challenge is a missing or bad token refused, and with which one a caller without the permission?',
  find: (view) =>
    view.operations.filter((each) => !view.hasResponse(each, '401', '403', '4XX', 'default')),
});
