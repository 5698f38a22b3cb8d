import { below } from '../../place.js';
import { member, textAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'version-says-nothing',
  gap: 'info-incomplete',
  title: 'the version of the document is nothing but zeros',
  ask: 'How does a reader see that the document has changed?',
  examples: {
    fires: [{ openapi: '3.0.3', info: { title: 'Example', version: 'v0.0' }, paths: {} }],
    silent: [{ openapi: '3.0.3', info: { title: 'Example', version: '1.2' }, paths: {} }],
  },
  find: (view) =>
    /^[v0.]*$/.test(textAt(member(view.root.value, 'info'), 'version') ?? '')
      ? [below(view.root, 'info')]
      : [],
});
