import { isUnbounded } from '../narrowed.js';
import { distinct } from '../places.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'path-parameter-unbounded',
  gap: 'path-parameter-unbounded',
  title: 'a path parameter is any text, the empty one included',
  ask: 'Which values may the path parameter have?',
  find: (view) =>
    distinct(
      view.operations
        .flatMap((each) => view.parameters(each))
        .filter((each) => each.in === 'path' && isUnbounded(each.schema?.resolved.value)),
    ),
});
