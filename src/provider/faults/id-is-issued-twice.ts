import { newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'id-is-issued-twice',
  sentence: 'every second create answers the id of the one before it and overwrites it',
  caughtBy: ['ids-are-unique'],
  probes: ['neighbours'],
  plant: () => {
    let last: string | undefined;
    return {
      store: (store) => ({
        ...store,
        create: (collection, metadata) => {
          const again = last;
          if (again !== undefined && store.update(collection, again, metadata)) {
            last = undefined;
            return { clientId: again, clientSecret: newClientSecret() };
          }
          const credentials = store.create(collection, metadata);
          last = credentials.clientId;
          return credentials;
        },
      }),
    };
  },
});
