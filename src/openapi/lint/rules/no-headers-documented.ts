import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'no-headers-documented',
  gap: 'no-headers-documented',
  title: 'no response documents a header',
  ask: 'Which headers may a client rely on: rate limits, request ids, caching?',
  find: (view) =>
    view.operations.length > 0 &&
    view.operations.every((each) =>
      each.responses.every(({ response }) => member(response.value, 'headers') === undefined),
    )
      ? [view.root]
      : [],
});
