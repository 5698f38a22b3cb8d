import { defineFault } from '../fault.js';
import { sending, sentIn, without } from './_spoil.js';

export default defineFault({
  id: 'null-in-name-is-taken-for-none',
  sentence: 'an update to the name "null" is answered, and changes nothing',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && sentIn(call)?.name === 'null'
        ? next(sending(call, without(sentIn(call) ?? {}, 'name')))
        : next(),
  }),
});
