import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'report',
  args: { usage: '<file>', least: 1, most: 1 },
  summary: 'writes other formats out of a report.jsonl',
  details: 'It judges nothing: it exits 0 where the formats were written, whatever their verdict.',
  examples: [
    'report reports/report.jsonl --format sarif,junit',
    'report reports/report.jsonl --format markdown --output -',
  ],
  run: async ({ settings, args: [file = ''], ports, terminal }) => {
    const { report } = await import('../../app/report.js');
    const { terminal: shown } = await import('../../model/escape.js');
    const files = report(file, settings, ports);
    if (files.length > 0)
      terminal.note(`conformance: wrote ${files.map((each) => shown(each)).join(', ')}`);
    return 0;
  },
});
