import { pactError } from '../errors.js';
import type { DeployAnswer } from './deploy-answer.js';
import { answerOf } from './matrix.js';
import { pactBroker, type PactCli } from './pact-cli.js';
import { refusalOf } from './refusal.js';
import { pathName, plainName } from './revision.js';

export interface DeployQuestion {
  readonly pacticipant: string;
  readonly version: string;
  /** Name of an environment that the broker knows. */
  readonly environment: string;
}

/** Asks the broker whether a version may go to an environment. Throws `usage` and the codes of a broker that did not answer. */
export const canIDeploy = (
  { environment, ...who }: DeployQuestion,
  cli: PactCli,
): Promise<DeployAnswer> =>
  answered('can-i-deploy', who, ['--to-environment', plainName(environment, 'environment')], cli);

/**
 * Asks the broker whether a version goes together with the main branch of each that it is integrated with. Throws as
 * `canIDeploy` does.
 */
export const canIMerge = (
  who: Omit<DeployQuestion, 'environment'>,
  cli: PactCli,
): Promise<DeployAnswer> => answered('can-i-merge', who, [], cli);

const answered = async (
  question: string,
  { pacticipant, version }: Omit<DeployQuestion, 'environment'>,
  more: readonly string[],
  cli: PactCli,
): Promise<DeployAnswer> => {
  const outcome = await pactBroker(cli, [
    question,
    ...['--pacticipant', plainName(pacticipant, 'pacticipant')],
    ...['--version', plainName(version, 'version')],
    ...more,
    ...['--output', 'json'],
  ]);
  const answer = answerOf(outcome.stdout);
  if (answer) return answer;
  if (outcome.code !== 0) throw refusalOf(outcome, cli.settings);
  throw pactError(
    'broker-answer-invalid',
    `the broker at ${cli.settings.baseUrl} sends no answer that can be read`,
  );
};

/** Tells the broker that a version runs in an environment now. Throws `usage` and the codes of a broker that did not accept it. */
export const recordDeployment = async (
  { pacticipant, version, environment }: DeployQuestion,
  cli: PactCli,
): Promise<void> => {
  const outcome = await pactBroker(cli, [
    'record-deployment',
    ...['--pacticipant', pathName(pacticipant, 'pacticipant')],
    ...['--version', pathName(version, 'version')],
    ...['--environment', plainName(environment, 'environment')],
  ]);
  if (outcome.code !== 0) throw refusalOf(outcome, cli.settings);
};
