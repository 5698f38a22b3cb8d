import { defineCommand } from '../command.js';
import { interruptible } from '../interruption.js';
import { portsOf } from '../ports.js';
import { tellAnswer } from '../render/pact.js';

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
  run: async ({ input, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { canIDeploy } = await import('../../app/can-i-deploy.js');
    const settings = settingsOf('pact can-i-deploy', input, terminal.env);
    return interruptible(terminal, async () =>
      tellAnswer(await canIDeploy(settings, portsOf(terminal)), terminal),
    );
  },
});
