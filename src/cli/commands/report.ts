import { terminal as shown } from '../../model/escape.js';
import { defineCommand } from '../command.js';
import { portsOf } from '../ports.js';

export default defineCommand({
  name: 'report',
  args: { usage: '<file>', least: 1, most: 1 },
  summary: 'writes other formats out of a report.jsonl',
  details: 'It judges nothing: it exits 0 where the formats were written, whatever their verdict.',
  examples: [
    'report reports/report.jsonl --format sarif,junit',
    'report reports/report.jsonl --format markdown --output -',
  ],
  run: async ({ input, args: [file = ''], terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { report } = await import('../../app/report.js');
    const settings = settingsOf('report', input, terminal.env);
    const files = report(file, settings, portsOf(terminal, input));
    if (files.length > 0)
      terminal.note(`conformance: wrote ${files.map((each) => shown(each)).join(', ')}`);
    return 0;
  },
});
