import { rememberingSecrets } from './_secrets.js';
import { defineFault } from '../fault.js';
import { onDetails } from './_spoil.js';

export default defineFault({
  id: 'secret-under-another-name',
  sentence: 'get shows the secret of the client as apiKey',
  caughtBy: ['issued-secret-never-comes-back', 'undeclared-members-are-noted'],
  probes: ['life-cycle'],
  plant: () => {
    const { secrets, hooks } = rememberingSecrets();
    return {
      ...hooks,
      ...onDetails((client) => ({ ...client, apiKey: secrets.get(client.clientId) })),
    };
  },
});
