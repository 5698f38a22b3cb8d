import { serve, type ServeOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { port } from '../options.js';

export default defineCommand<ServeOptions>({
  name: 'provider',
  summary: 'serves the reference provider on loopback, until it is interrupted',
  details:
    'Prints settings that are ready to paste into a shell; the key behind them is thrown away at the end.',
  options: [
    {
      flags: '--port <n>',
      summary: 'port to listen on (default: chosen by the system)',
      parse: port,
    },
    { flags: '--fault <id>', summary: 'plant a defect' },
    { flags: '--empty', summary: 'begin without any client' },
    { flags: '--list-faults', summary: 'print the defects, one a line, and exit' },
  ],
  run: async ({ options, terminal }) => {
    return serve(options, hooksOf(terminal, {}));
  },
});
