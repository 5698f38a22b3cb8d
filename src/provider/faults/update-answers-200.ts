import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'update-answers-200',
  sentence: 'update answers 200 with the client where the document promises 204',
  caughtBy: ['success-status-is-documented'],
  probes: ['life-cycle'],
  plant: ({ store }) =>
    onAnswer('updateClient', 204, (answer, { route }) =>
      route.kind === 'client' ? json(200, store.find(route.collection, route.clientId)) : answer,
    ),
});
