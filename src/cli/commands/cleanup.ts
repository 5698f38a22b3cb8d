import { defineCommand } from '../command.js';
import { portsOf } from '../ports.js';
import { tellCleanup } from '../render/cleanup.js';

export default defineCommand({
  name: 'cleanup',
  summary: 'deletes clients that interrupted runs left behind, from the journal',
  details:
    'With --marked it lists the clients that carry a mark of this suite whether or not a journal knows them, ' +
    'and deletes them with --yes.',
  examples: ['cleanup --target sandbox --allow-mutations', 'cleanup --target sandbox --marked'],
  run: async ({ input, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { cleanup } = await import('../../app/cleanup.js');
    const settings = settingsOf('cleanup', input, terminal.env);
    return tellCleanup(await cleanup(settings, portsOf(terminal)), terminal);
  },
});
