import { member, objectAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'schemas-alike',
  gap: 'schemas-alike',
  title: 'two schemas declare the same members',
  ask: 'Will the two schemas always be alike? Will you let them share one base?',
  find: (view) => {
    const seen = new Set<string>();
    return view.schemas
      .filter(({ place }) => Object.keys(objectAt(place.value, 'properties')).length > 1)
      .filter(({ place }) => {
        const shape = JSON.stringify(member(place.value, 'properties'));
        const isKnown = seen.has(shape);
        seen.add(shape);
        return isKnown;
      })
      .map(({ place }) => place);
  },
});
