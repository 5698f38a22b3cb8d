import type { Credentials } from '../store.js';
import { defineFault } from '../fault.js';
import { onAnswer, sentIn, valueOf, withValue } from './_spoil.js';

export default defineFault({
  id: 'caller-chooses-secret',
  sentence: 'create takes the clientSecret that the body claims',
  caughtBy: ['caller-cannot-choose-identity'],
  probes: ['foreign-client-id'],
  plant: () =>
    onAnswer('createClient', 200, (answer, call) => {
      const claimed = sentIn(call)?.clientSecret;
      const { client } = valueOf(answer) as { client: Credentials };
      return typeof claimed === 'string'
        ? withValue(answer, { client: { ...client, clientSecret: claimed } })
        : answer;
    }),
});
