import { below, type Pointed } from '../../place.js';
import { listAt, textAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'parameter-repeated',
  gap: 'parameter-repeated',
  title: 'a parameter is written out in several operations',
  ask: 'Will you move the parameter to components, so that it is described once?',
  find: (view) => {
    const seen = new Set<string>();
    const repeated = new Map<string, Pointed>();
    for (const operation of view.operations) {
      listAt(operation.value, 'parameters').forEach((parameter, index) => {
        const text = JSON.stringify(parameter);
        if (textAt(parameter, '$ref') !== undefined) return;
        if (seen.has(text) && !repeated.has(text)) {
          repeated.set(text, below(operation, 'parameters', String(index)));
        }
        seen.add(text);
      });
    }
    return [...repeated.values()];
  },
});
