import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'cleanup',
  summary: 'deletes clients that interrupted runs left behind, from the journal',
  details:
    'With --marked it lists the clients that carry a mark of this suite whether or not a journal knows them, ' +
    'and deletes them with --yes.',
  examples: ['cleanup --target sandbox --allow-mutations', 'cleanup --target sandbox --marked'],
  run: async ({ settings, terminal, ports }) => {
    const { cleanup } = await import('../../app/cleanup.js');
    const { tellCleanup } = await import('../render/cleanup.js');
    return tellCleanup(await cleanup(settings, ports), terminal);
  },
});
