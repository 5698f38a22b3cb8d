import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'diff',
  args: { usage: '<old> <new>', least: 2, most: 2 },
  summary: 'what breaks between two documents, each break with a message that shows it',
  details:
    'OLD and NEW are files, - for standard input, or REVISION:PATH of git. Exits 1 where a change is ' +
    'breaking, 3 where one is undecided, 0 where all are safe or withdrawn.',
  examples: ['diff old.yaml new.yaml', 'diff main:openapi.yaml openapi.yaml --format markdown'],
  run: async ({ settings, args, terminal, ports }) => {
    const { diff } = await import('../../app/diff.js');
    const { exitOfCompared } = await import('../exit.js');
    const { printCompared } = await import('../render/diff.js');
    const [old = '', now = ''] = args;
    const compared = await diff(old, now, settings, ports);
    printCompared(compared, settings.values, terminal);
    return exitOfCompared(compared);
  },
});
