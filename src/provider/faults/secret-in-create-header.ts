import { withField } from '../answer.js';
import type { Credentials } from '../store.js';
import { defineFault } from '../fault.js';
import { onAnswer, valueOf } from './_spoil.js';

export default defineFault({
  id: 'secret-in-create-header',
  sentence: 'create repeats the new secret in the header field X-Client-Secret',
  caughtBy: ['no-secret-in-headers'],
  probes: ['life-cycle'],
  plant: () =>
    onAnswer('createClient', 200, (answer) => {
      const { client } = valueOf(answer) as { client: Credentials };
      return withField(answer, 'X-Client-Secret', client.clientSecret);
    }),
});
