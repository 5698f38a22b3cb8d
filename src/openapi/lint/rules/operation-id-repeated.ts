import { textAt } from '../../value.js';
import { defineRule } from '../rule.js';

const operation = (operationId: string) => ({
  get: { operationId, responses: { 200: { description: 'd' } } },
});
const document = (...ids: readonly string[]) => ({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: Object.fromEntries(ids.map((id, index) => [`/${String(index)}`, operation(id)])),
});

export default defineRule({
  id: 'operation-id-repeated',
  gap: 'operation-id-repeated',
  title: 'two operations have the same operationId',
  ask: 'Will you give each operation an operationId of its own?',
  examples: { fires: [document('a', 'b', 'a')], silent: [document('a', 'b')] },
  find: (view) => {
    const seen = new Set<string>();
    return view.operations.filter(({ value }) => {
      const id = textAt(value, 'operationId');
      if (id === undefined) return false;
      const isKnown = seen.has(id);
      seen.add(id);
      return isKnown;
    });
  },
});
