import { conductRun, planRun, type RunOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { hooksOf } from '../hooks.js';
import { driving, judging } from '../options.js';

/** Nothing was judged. */
const COULD_NOT_TELL = 3;

export default defineCommand<RunOptions>({
  name: 'run',
  summary: 'drives the five operations of a target and judges every exchange',
  details:
    'The default target is embedded: the reference provider that ships with the package. ' +
    'It judges the suite, not the vendor.',
  options: [...driving, ...judging],
  run: async ({ options, terminal }) => {
    const hooks = hooksOf(terminal, options);
    if (options.dryRun) {
      terminal.out(await planRun(options, hooks));
      return COULD_NOT_TELL;
    }
    const { exit, error } = await conductRun(options, hooks);
    if (error) terminal.complain(error);
    return exit;
  },
});
