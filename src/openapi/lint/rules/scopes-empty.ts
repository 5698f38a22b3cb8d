import { below } from '../../place.js';
import { objectAt, isObject } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'scopes-empty',
  gap: 'scopes-empty',
  title: 'an OAuth flow names no scope',
  ask: 'Which scope does a token need for each operation?',
  find: (view) =>
    [...view.securitySchemes.values()]
      .map((scheme) => below(scheme, 'flows'))
      .flatMap((flows) =>
        Object.keys(isObject(flows.value) ? flows.value : {}).map((name) => below(flows, name)),
      )
      .filter(
        ({ value }) => Object.keys(objectAt(value, 'scopes')).length === 0 && isObject(value),
      ),
});
