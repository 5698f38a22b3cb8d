import { isNarrowed } from '../narrowed.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'contact-without-format',
  gap: 'contact-without-format',
  title: 'a member that is named after addresses is any text',
  ask: 'Is each contact an e-mail address? Will you declare `format: email`?',
  find: (view) =>
    view
      .typed('string')
      .filter(
        ({ name, place }) => /(?:e-?mails?|contacts?)$/i.test(name) && !isNarrowed(place.value),
      )
      .map(({ place }) => place),
});
