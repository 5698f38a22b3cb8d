import type { Listed } from '../../app/outcome.js';

type Claim = Listed['claims'][number];

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

export const plain = (claim: Claim) => {
  const { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults } = claim;
  return { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults };
};

/** The catalogue, a line each. */
export const catalogue = (claims: readonly Claim[]): string => claims.map(line).join('');

/** One check, with all that it says of itself. */
export const explanation = (claims: readonly Claim[]): string => claims.map(explained).join('\n');
