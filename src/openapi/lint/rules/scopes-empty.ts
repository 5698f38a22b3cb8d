import { child } from '../../documents.js';
import { objectAt, isObject } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'scopes-empty',
  gap: 'scopes-empty',
  title: 'an OAuth flow names no scope',
  ask: 'Which scope does a token need for each operation?',
  find: (view) => {
    const schemes = child(view.root, 'components', 'securitySchemes');
    return Object.keys(isObject(schemes.value) ? schemes.value : {})
      .map((name) => child(view.documents.thing(child(schemes, name)), 'flows'))
      .flatMap((flows) =>
        Object.keys(isObject(flows.value) ? flows.value : {}).map((name) => child(flows, name)),
      )
      .filter(
        ({ value }) => Object.keys(objectAt(value, 'scopes')).length === 0 && isObject(value),
      );
  },
});
