import { defineFault } from '../fault.js';
import { onAnswer, sentIn } from './_spoil.js';

export default defineFault({
  id: 'refused-update-is-applied',
  sentence: 'an update that is refused for one member stores its name all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['invalid-updates'],
  plant: ({ store }) =>
    onAnswer('updateClient', 400, (answer, call) => {
      const name = sentIn(call)?.name;
      if (typeof name === 'string' && name !== '' && call.route.kind === 'client') {
        store.update(call.route.collection, call.route.clientId, { name });
      }
      return answer;
    }),
});
