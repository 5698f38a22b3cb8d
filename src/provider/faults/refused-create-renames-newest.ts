import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'refused-create-renames-newest',
  sentence: 'a create that is refused gives its name to the client that was made last',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['every-write'],
  needs: 'order',
  plant: ({ store }) => ({
    handle: async (call, next) => {
      const answer = await next();
      const { route, operation } = call;
      const name = sentIn(call)?.name;
      if (operation !== 'createClient' || answer.status !== 400) return answer;
      if (route.kind !== 'collection' || typeof name !== 'string') return answer;
      const newest = store.list(route.collection).at(-1);
      if (newest) store.put(route.collection, { ...newest, name });
      return answer;
    },
  }),
});
