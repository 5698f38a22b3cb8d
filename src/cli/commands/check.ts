import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'check',
  args: { usage: '<files...>', least: 1, most: Infinity },
  summary: 'judges HAR recordings; opens no connection',
  details: 'A file named - stands for standard input: entries of HAR 1.2, one a line.',
  examples: ['check run.har', 'check proxy.har --base-url https://gateway.example/admin'],
  run: async ({ settings, args, terminal, ports }) => {
    const { check } = await import('../../app/check.js');
    const { tellJudged } = await import('../render/judged.js');
    return tellJudged(await check(args, settings, ports), terminal, settings.values.quiet);
  },
});
