import { textAt } from '../../value.js';
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
        .flatMap((operation) => view.parameters(operation))
        .filter(
          (place) => textAt(place.value, 'in') === 'path' && isUnbounded(view.schema(place)?.value),
        ),
    ),
});
