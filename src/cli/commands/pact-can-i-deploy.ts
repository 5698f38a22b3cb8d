import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'pact can-i-deploy',
  summary: 'asks a broker, or the last report, whether a version may be deployed',
  details:
    'Exits 0 for yes, 1 for no, 3 where nobody can tell. With --offline it answers from the pacts, the last report ' +
    'of `pact verify` and the document.',
  examples: [
    'pact can-i-deploy --pacticipant console --environment production',
    'pact can-i-deploy --offline --environment sandbox',
  ],
  run: async ({ settings, terminal, ports }) => {
    const { canIDeploy } = await import('../../app/can-i-deploy.js');
    const { interruptible } = await import('../interruption.js');
    const { tellAnswer } = await import('../render/pact.js');
    return interruptible(terminal, async () =>
      tellAnswer(await canIDeploy(settings, ports), terminal),
    );
  },
});
