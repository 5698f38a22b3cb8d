import { json } from '../answer.js';
import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'unknown-institution-served',
  sentence: 'the list of an unknown institution answers 200 with a client in it',
  caughtBy: ['unknown-collection-holds-nothing'],
  probes: ['neighbours'],
  plant: ({ store, collection }) =>
    onAnswer('listClients', 404, () => json(200, store.list(collection).slice(0, 1))),
});
