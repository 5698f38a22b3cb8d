import { defineFault } from '../fault.js';
import { onDetails } from './_spoil.js';

export default defineFault({
  id: 'pkce-as-string',
  sentence: 'get shows pkceRequired as the text "true" or "false"',
  caughtBy: ['body-matches-schema'],
  probes: ['life-cycle'],
  plant: () =>
    onDetails((client) => ({
      ...client,
      pkceRequired: client.pkceRequired === true ? 'true' : 'false',
    })),
});
