import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'delete-answers-200',
  sentence: 'delete answers 200 with an object where the document promises 204',
  caughtBy: ['success-status-is-documented'],
  probes: ['life-cycle'],
  plant: () => onAnswer('deleteClient', 204, () => json(200, { deleted: true })),
});
