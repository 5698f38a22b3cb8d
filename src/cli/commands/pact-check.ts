import type { PactCheckOptions } from '../../compose.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { judging } from '../options.js';

export default defineCommand<Omit<PactCheckOptions, 'files'>>({
  name: 'pact check',
  args: '[files...]',
  summary: 'judges pacts against the document; needs no server',
  details:
    'Default files: contracts/pacts/*.json. Prints the formats on standard output (default: console), and writes ' +
    'their files too where --reports names a folder.',
  options: judging,
  run: async ({ options, args, terminal }) => {
    const { conductPactCheck } = await import('../../compose.js');
    const { exit, error } = await conductPactCheck(
      { ...options, files: args },
      hooksOf(terminal, options),
    );
    if (error) terminal.complain(error);
    return exit;
  },
});
