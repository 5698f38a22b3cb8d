import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'create-answers-201',
  sentence: 'create answers 201 where the document promises 200',
  caughtBy: ['success-status-is-documented'],
  probes: ['life-cycle'],
  plant: () => onAnswer('createClient', 200, (answer) => ({ ...answer, status: 201 })),
});
