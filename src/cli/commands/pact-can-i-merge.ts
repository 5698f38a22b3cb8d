import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'pact can-i-merge',
  summary: 'asks a broker whether a version goes together with the main branch of the others',
  details: 'Exits 0 for yes, 1 for no, 3 where nobody can tell.',
  examples: ['pact can-i-merge --pacticipant console'],
  run: async ({ settings, terminal, ports }) => {
    const { canIMerge } = await import('../../app/can-i-deploy.js');
    const { interruptible } = await import('../interruption.js');
    const { tellAnswer } = await import('../render/pact.js');
    return interruptible(terminal, async () =>
      tellAnswer(await canIMerge(settings, ports), terminal),
    );
  },
});
