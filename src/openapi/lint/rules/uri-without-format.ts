import { isNarrowed } from '../narrowed.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'uri-without-format',
  gap: 'uri-without-format',
  title: 'a member that is named after a URI is any text',
  ask: 'Is the value an absolute URI? Will you declare `format: uri`?',
  find: (view) =>
    view
      .typed('string')
      .filter(({ name, place }) => /ur[il]s?$/i.test(name) && !isNarrowed(place.value))
      .map(({ place }) => place),
});
