import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'waive',
  args: { usage: '[report]', least: 0, most: 1 },
  summary: 'accepts present findings, or changes, for a time',
  details:
    'REPORT is a report.json, or the JSON of `diff`. What it finds is written into the file of waivers, so that ' +
    'only what is new fails; what stands there stays as it is. A report of the reference provider is refused.',
  examples: [
    'waive reports/report.json --all --owner integrations --reason "ticket 12" --expires 2027-01-31',
    'waive reports/report.json --fingerprint 0123456789abcdef --owner ana --reason "ticket 7" --expires 2027-01-31',
    'waive reports/report.json --prune',
  ],
  run: async ({ settings, args, terminal, ports }) => {
    const { waive } = await import('../../app/waive.js');
    const { tellWaived } = await import('../render/waive.js');
    return tellWaived(waive(args[0], settings, ports), terminal);
  },
});
