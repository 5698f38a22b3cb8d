import type { Answered, PactsPublished, PactVerified, DeployRow } from '../../app/outcome.js';
import { terminal as shown } from '../../model/escape.js';
import type { Terminal } from '../terminal.js';
import { counted } from './words.js';

/** What went to a broker, or would go, a line a pact. */
export const publishedText = ({ dryRun, version, branch, pacts }: PactsPublished): string => {
  const under = `as version ${shown(version)}${branch === undefined ? '' : ` of branch ${shown(branch)}`}`;
  return pacts
    .map(
      ({ consumer, provider, interactions: { length } }) =>
        `${dryRun ? 'would publish' : 'published'}: ${shown(consumer)} with ${shown(provider)} (${counted(length, 'interaction')}) ${under}\n`,
    )
    .join('');
};

const ANSWERS = { true: 'yes', false: 'no', unknown: 'could not tell' } as const;
const EXITS = { true: 0, false: 1, unknown: 3 } as const;

/** @returns the exit code: 0 yes, 1 no, 3 nobody knows */
export const tellAnswer = ({ answer, recorded }: Answered, { out }: Terminal): number => {
  const key = `${answer.deployable}` as const;
  out([`${ANSWERS[key]}: ${answer.reason}`, ...answer.rows.map(rowLine), ''].join('\n'));
  if (recorded)
    out(`recorded: version ${shown(recorded.version)} is in ${shown(recorded.environment)}\n`);
  return EXITS[key];
};

const rowLine = (row: DeployRow): string => {
  const side = (name: string, version: string | null) =>
    version === null ? name : `${name} ${version}`;
  const result = { true: 'verified', false: 'failed', null: 'not verified' }[`${row.success}`];
  return `  ${side(row.consumer, row.consumerVersion)} with ${side(row.provider, row.providerVersion)}: ${result}`;
};

const OUTCOMES = { verified: 'verified', failed: 'failed', 'could-not-tell': 'could not tell' };

/** How each interaction fared, and what a broker was told: a line each. */
export const verifiedLines = (
  { report, published }: PactVerified,
  quiet: boolean,
): readonly string[] => {
  const told = (report.pacts ?? []).flatMap(({ interactions, pending, unread, file }) => [
    ...(unread === undefined ? [] : [`${ofPending(pending)}could not be read: ${shown(file)}`]),
    ...interactions.map(
      ({ description, outcome, reason }) =>
        `${ofPending(pending)}${OUTCOMES[outcome]}: ${shown(description)}${reason === '' ? '' : `: ${shown(reason)}`}`,
    ),
  ]);
  return [...(quiet ? [] : told), ...publishedLines(published)];
};

const ofPending = (pending: true | undefined): string => (pending ? 'pending, ' : '');

const publishedLines = (published: PactVerified['published']): readonly string[] => {
  if (published === undefined) return [];
  if (published.length === 0)
    return ['conformance: nothing is published: not every interaction could be told'];
  return published.map(({ consumer, provider, version, success }) => {
    const words = `${shown(consumer)} with ${shown(provider)} ${shown(version)}`;
    return `conformance: published: ${words}: ${success ? 'verified' : 'failed'}`;
  });
};
