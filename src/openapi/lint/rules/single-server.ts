import { listAt } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'single-server',
  gap: 'only-production-server',
  title: 'the document lists no server but one',
  ask: 'Which server may be used for tests?',
  find: (view) => (listAt(view.root.value, 'servers').length < 2 ? [view.root] : []),
});
