import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'trend',
  args: { usage: '[old] [new]', least: 0, most: 2 },
  summary: 'what is new, fixed, flaky or slower, and since when',
  details:
    'OLD and NEW are two files report.json of one series; without them it reads the history of the nights. It ' +
    'decides nothing: it exits 0, or 3 where there is nothing to compare. Reports of the reference provider are refused.',
  examples: [
    'trend',
    'trend --target sandbox --format html --reports reports',
    'trend old.json new.json',
  ],
  run: async ({ settings, args, terminal }) => {
    const { trend } = await import('../../app/trend.js');
    const { tellTrend } = await import('../render/trend.js');
    return tellTrend(await trend(args, settings), settings.values, terminal);
  },
});
