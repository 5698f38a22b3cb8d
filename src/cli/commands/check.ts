import { defineCommand } from '../command.js';
import { portsOf } from '../ports.js';
import { tellJudged } from '../render/judged.js';

export default defineCommand({
  name: 'check',
  args: { usage: '<files...>', least: 1, most: Infinity },
  summary: 'judges HAR recordings; opens no connection',
  details: 'A file named - stands for standard input: entries of HAR 1.2, one a line.',
  examples: ['check run.har', 'check proxy.har --base-url https://gateway.example/admin'],
  run: async ({ input, args, terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { check } = await import('../../app/check.js');
    const settings = settingsOf('check', input, terminal.env);
    return tellJudged(await check(args, settings, portsOf(terminal, input)), terminal, input.quiet);
  },
});
