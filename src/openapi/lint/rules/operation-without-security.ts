import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'operation-without-security',
  gap: 'operation-without-security',
  title: 'the operation has no security requirement: read literally it is anonymous',
  ask: 'Does the operation need a token? Will you declare its `security`?',
  find: (view) =>
    view.operations
      .filter(
        ({ place }) =>
          member(place.value, 'security') === undefined &&
          member(view.root.value, 'security') === undefined,
      )
      .map(({ place }) => place),
});
