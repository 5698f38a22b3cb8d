import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'third-client-is-refused',
  sentence: 'a create is refused with 403 while two clients stand that were created before it',
  caughtBy: ['refused-create-is-a-quota'],
  probes: ['neighbours'],
  needs: 'order',
  plant: ({ store, collection }) => {
    const before = store.list(collection).length;
    return {
      handle: (call, next) =>
        call.operation === 'createClient' && store.list(collection).length >= before + 2
          ? refusal(403, 'forbidden', 'there may be no more clients')
          : next(),
    };
  },
});
