import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'refused-login-creates',
  sentence: 'a create without a token is refused with 401 and done all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['credentials'],
  plant: ({ store, collection }) => ({
    handle: async (call, next) => {
      const answer = await next();
      const { name, redirectUris } = sentIn(call) ?? {};
      if (answer.status === 401 && call.operation === 'createClient' && name && redirectUris)
        store.create(collection, { name, redirectUris });
      return answer;
    },
  }),
});
