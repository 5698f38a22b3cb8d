import { withField } from '../answer.js';
import { rememberingSecrets } from './_secrets.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'secret-in-header',
  sentence: 'update, delete and 404 carry the secret of the client in X-Client-Secret',
  caughtBy: ['issued-secret-never-comes-back', 'no-secret-in-headers'],
  probes: ['life-cycle'],
  plant: () => {
    const { secrets, hooks } = rememberingSecrets();
    return {
      ...hooks,
      handle: async ({ route }, next) => {
        const answer = await next();
        const secret = route.kind === 'client' ? secrets.get(route.clientId) : undefined;
        if (secret === undefined || answer.status === 200) return answer;
        return withField(answer, 'X-Client-Secret', secret);
      },
    };
  },
});
