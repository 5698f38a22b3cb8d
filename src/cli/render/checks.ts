import type { Listed, TriedExamples } from '../../app/outcome.js';
import { terminal } from '../../model/escape.js';

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
    `${claim.severity}, ledger ${claim.ledger}, ${claim.own === undefined ? `rows ${claim.rows.join(', ')}` : `own check of ${claim.own}`}\n`,
    `clause\n${wrapped(claim.clause)}`,
    `why\n${wrapped(claim.why)}`,
    `fix\n${wrapped(claim.fix)}`,
    `looks at\n${wrapped(claim.looksAt.parts.join(', '))}`,
    ...(claim.faults.length > 0
      ? [`planted faults that show it\n${wrapped(claim.faults.join(', '))}`]
      : []),
  ].join('\n');

export const plain = (claim: Claim) => {
  const { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults, own } = claim;
  const plain = { id, kind, rows, ledger, severity, clause, title, why, fix, looksAt, faults };
  return own === undefined ? plain : { ...plain, own };
};

/** The catalogue, a line each. */
export const catalogue = (claims: readonly Claim[]): string => claims.map(line).join('');

/** One check, with all that it says of itself. */
export const explanation = (claims: readonly Claim[]): string => claims.map(explained).join('\n');

/** What became of the examples of the user's own checks, a line each. */
export const triedText = (examples: TriedExamples['examples']): string => {
  const lines = examples.map(({ check, must, number, wrong }) => {
    const state = wrong === undefined ? 'well' : 'wrong';
    const why = wrong === undefined ? '' : `: ${terminal(wrong)}`;
    return `${state.padEnd(5)}  ${check}, example ${number} that must ${must}${why}\n`;
  });
  const wrong = examples.filter((each) => each.wrong !== undefined).length;
  return `${lines.join('')}${wrong} of ${examples.length} examples are wrong\n`;
};
