import { member } from '../../value.js';
import { hasExample } from '../narrowed.js';
import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'media-type-without-example',
  gap: 'media-type-without-example',
  title: 'a body has no complete example',
  ask: 'What does a complete message look like?',
  find: (view) =>
    distinct(
      view.operations
        .flatMap((each) => [each.requestBody, ...each.responses.map(({ response }) => response)])
        .flatMap((holder) => (holder ? [...holder.content.values()] : []))
        .filter(({ value }) => !hasExample(value) && !hasExample(member(value, 'schema'))),
    ),
});
