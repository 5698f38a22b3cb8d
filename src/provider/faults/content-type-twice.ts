import { defineFault } from '../fault.js';
import { onAnswer } from './_spoil.js';

export default defineFault({
  id: 'content-type-twice',
  sentence: 'the list carries Content-Type twice, first as JSON and then as text/plain',
  caughtBy: ['single-fields-stand-once'],
  probes: ['life-cycle'],
  plant: () =>
    onAnswer('listClients', 200, (answer) => ({
      ...answer,
      fields: [...answer.fields, ['Content-Type', 'text/plain']],
    })),
});
