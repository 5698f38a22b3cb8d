import { toolError } from '../../model/error.js';
import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'token',
  summary: 'prints a bearer token for the target, for the commands of a report',
  details: 'To a terminal it prints only with --show: there it would stay on the screen.',
  examples: ['token --target sandbox | pbcopy', 'token --target sandbox --show'],
  run: async ({ settings, terminal }) => {
    if (terminal.outIsTerminal && !settings.values.show)
      throw toolError('usage', 'the token would stay on the screen', {
        next: 'write export CONFORMANCE_TOKEN="$(conformance token …)", or add --show',
      });
    const { token } = await import('../../app/token.js');
    terminal.out(`${await token(settings)}\n`);
    return 0;
  },
});
