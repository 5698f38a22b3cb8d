import { below } from '../../place.js';
import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'info-incomplete',
  gap: 'info-incomplete',
  title: 'the document has no description, no contact or no licence',
  ask: 'Who answers questions on the document, and under which terms may it be used?',
  find: (view) =>
    ['description', 'contact', 'license'].some(
      (key) => member(member(view.root.value, 'info'), key) === undefined,
    )
      ? [below(view.root, 'info')]
      : [],
});
