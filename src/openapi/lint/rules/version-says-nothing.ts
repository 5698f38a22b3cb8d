import { child } from '../../documents.js';
import { member, textAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'version-says-nothing',
  gap: 'info-incomplete',
  title: 'the version of the document is nothing but zeros',
  ask: 'How does a reader see that the document has changed?',
  find: (view) =>
    /^[v0.]*$/.test(textAt(member(view.root.value, 'info'), 'version') ?? '')
      ? [child(view.root, 'info')]
      : [],
});
