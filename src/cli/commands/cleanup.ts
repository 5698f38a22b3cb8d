import { cleanUp, type CleanupOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { cleaning } from '../options.js';

export default defineCommand<CleanupOptions>({
  name: 'cleanup',
  summary: 'deletes clients that interrupted runs left behind, from the journal',
  details:
    'With --marked it lists the clients that carry a mark of this suite whether or not a journal knows them, ' +
    'and deletes them with --yes.',
  options: cleaning,
  run: async ({ options, terminal }) => {
    return cleanUp(options, hooksOf(terminal, {}));
  },
});
