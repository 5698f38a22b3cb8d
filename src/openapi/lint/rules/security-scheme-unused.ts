import { below } from '../../place.js';
import { listAt, isObject } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'security-scheme-unused',
  gap: 'operation-without-security',
  title: 'a security scheme is defined and no operation uses it',
  ask: 'Which operations use the scheme?',
  find: (view) => {
    const used = new Set(
      [view.root, ...view.operations]
        .flatMap(({ value }) => listAt(value, 'security'))
        .flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : [])),
    );
    const schemes = below(view.root, 'components', 'securitySchemes');
    return Object.keys(isObject(schemes.value) ? schemes.value : {})
      .filter((name) => !used.has(name))
      .map((name) => below(schemes, name));
  },
});
