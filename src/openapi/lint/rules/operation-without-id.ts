import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'operation-without-id',
  gap: 'operation-without-id',
  title: 'the operation has neither an operationId nor a summary',
  ask: 'Will you give each operation a stable operationId?',
  find: (view) => view.operations.filter(({ value }) => member(value, 'operationId') === undefined),
});
