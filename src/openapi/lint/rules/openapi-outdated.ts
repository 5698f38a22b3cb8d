import { below } from '../../place.js';
import { textAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'openapi-outdated',
  gap: 'openapi-outdated',
  title: 'the document is written in OpenAPI 3.0.0 to 3.0.2',
  ask: 'Will you move to the latest 3.0 or 3.1?',
  examples: {
    fires: [{ openapi: '3.0.2', info: { title: 'Example', version: '1.2' }, paths: {} }],
    silent: [{ openapi: '3.0.3', info: { title: 'Example', version: '1.2' }, paths: {} }],
  },
  find: (view) =>
    /^3\.0\.[012]$/.test(textAt(view.root.value, 'openapi') ?? '')
      ? [below(view.root, 'openapi')]
      : [],
});
