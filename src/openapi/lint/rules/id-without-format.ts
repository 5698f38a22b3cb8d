import { isNarrowed } from '../narrowed.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'id-without-format',
  gap: 'id-without-format',
  title: 'an id has no format',
  ask: 'Is the id a UUID, and will it stay one?',
  find: (view) =>
    view
      .typed('string')
      .filter(({ name, place }) => /(?:^id|Id|[-_]id)$/.test(name) && !isNarrowed(place.value))
      .map(({ place }) => place),
});
