import { conductCheck, type CheckOptions } from '../../app/index.js';
import { defineCommand } from '../command.js';
import { judging, mapping } from '../options.js';
import { hooksOf } from '../hooks.js';

export default defineCommand<Omit<CheckOptions, 'files'>>({
  name: 'check',
  args: '<files...>',
  summary: 'judges HAR recordings; opens no connection',
  details: 'A file named - stands for standard input: entries of HAR 1.2, one a line.',
  options: [...mapping, ...judging],
  run: async ({ options, args, terminal }) => {
    const { exit, error } = await conductCheck(
      { ...options, files: args },
      hooksOf(terminal, options),
    );
    if (error) terminal.complain(error);
    return exit;
  },
});
