import { below } from '../../place.js';
import { listAt, member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'tag-without-description',
  gap: 'one-thing-many-names',
  title: 'a tag has no description',
  ask: 'What belongs to the tag?',
  find: (view) =>
    listAt(view.root.value, 'tags')
      .map((_, index) => below(view.root, 'tags', String(index)))
      .filter(({ value }) => member(value, 'description') === undefined),
});
