import { defineCommand } from '../command.js';
import { interruptible } from '../interruption.js';
import { portsOf } from '../ports.js';
import { tellAnswer } from '../render/pact.js';

export default defineCommand({
  name: 'pact can-i-merge',
  summary: 'asks a broker whether a version goes together with the main branch of the others',
  details: 'Exits 0 for yes, 1 for no, 3 where nobody can tell.',
  examples: ['pact can-i-merge --pacticipant console'],
  run: async ({ input, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { canIMerge } = await import('../../app/can-i-deploy.js');
    const settings = settingsOf('pact can-i-merge', input, terminal.env);
    return interruptible(terminal, async () =>
      tellAnswer(await canIMerge(settings, portsOf(terminal)), terminal),
    );
  },
});
