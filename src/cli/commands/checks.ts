import type { Claim } from '../../model/check.js';
import { type Page, printPage } from '../../app/index.js';
import { ConformanceError } from '../../model/error.js';
import { defineCommand } from '../command.js';
import { page } from '../options.js';

const line = (claim: Claim): string =>
  `${claim.severity.padEnd(7)}  ${claim.ledger.padEnd(9)}  ${claim.id.padEnd(40)}  ${claim.title}\n`;

const wrapped = (text: string, width = 92): string => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((each) => `  ${each}\n`).join('');
};

const explained = (claim: Claim): string =>
  [
    `${claim.id}\n${wrapped(claim.title)}`,
    `${claim.severity}, ledger ${claim.ledger}, rows ${claim.rows.join(', ')}\n`,
    `clause\n${wrapped(claim.clause)}`,
    `why\n${wrapped(claim.why)}`,
    `fix\n${wrapped(claim.fix)}`,
    `looks at\n${wrapped(claim.looksAt.parts.join(', '))}`,
    ...(claim.faults.length > 0
      ? [`planted faults that show it\n${wrapped(claim.faults.join(', '))}`]
      : []),
  ].join('\n');

const plain = (claim: Claim & { readonly kind: string }) => {
  const { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults } = claim;
  return { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults };
};

export default defineCommand<Page>({
  name: 'checks',
  args: '[id]',
  summary: 'the catalogue of checks, or one check explained',
  options: page,
  run: async ({ options, args: [id], terminal }) => {
    const { claims } = await import('../../checks/index.js');
    const chosen = id === undefined ? claims : claims.filter((claim) => claim.id === id);
    if (chosen.length === 0)
      throw new ConformanceError('unknown-check', `there is no check "${id ?? ''}"`);
    const text = () =>
      id === undefined ? chosen.map(line).join('') : chosen.map(explained).join('\n');
    await printPage('checks', options, terminal.out, { json: chosen.map(plain), text });
    return 0;
  },
});
