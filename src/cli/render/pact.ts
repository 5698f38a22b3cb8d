import type { Answered, Published } from '../../app/index.js';
import { terminal } from '../../model/escape.js';
import type { DeployAnswer, DeployRow } from '../../model/pact/pact.js';

/** One line for each pact that was published, or would be. */
export const publishedText = ({ version, branch, pacts, dryRun }: Published): string => {
  const what = dryRun ? 'would publish' : 'published';
  const under = `as version ${terminal(version)}${branch === undefined ? '' : ` of branch ${terminal(branch)}`}`;
  return pacts
    .map(({ consumer, provider, interactions: { length } }) => {
      const count = `${length} interaction${length === 1 ? '' : 's'}`;
      return `${what}: ${terminal(consumer)} with ${terminal(provider)} (${count}) ${under}\n`;
    })
    .join('');
};

const WORDS = { true: 'yes', false: 'no', unknown: 'could not tell' } as const;

/** The answer and its reason, and below them one line for each pair of versions. */
export const answerText = ({ deployable, reason, rows }: DeployAnswer): string =>
  [`${WORDS[`${deployable}`]}: ${reason}`, ...rows.map(rowLine), ''].join('\n');

/** What the broker was told; empty where it was told nothing. */
export const recordedText = ({ recorded }: Answered): string =>
  recorded === undefined
    ? ''
    : `recorded: version ${terminal(recorded.version)} is in ${terminal(recorded.environment)}\n`;

const rowLine = (row: DeployRow): string => {
  const side = (name: string, version: string | null) =>
    version === null ? name : `${name} ${version}`;
  const result = { true: 'verified', false: 'failed', null: 'not verified' }[`${row.success}`];
  return `  ${side(row.consumer, row.consumerVersion)} with ${side(row.provider, row.providerVersion)}: ${result}`;
};
