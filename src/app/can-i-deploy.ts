import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import type { DeployAnswer } from '../model/pact/pact.js';
import { canIDeploy, recordDeployment } from '../pact/broker/can-i-deploy.js';
import { canIDeployOffline } from '../pact/broker/offline.js';
import { revision } from '../pact/broker/revision.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { readVerification } from '../pact/broker/verification.js';
import { pactSummary } from '../pact/file/summary.js';
import type { Hooks } from './hooks.js';
import { pactsIn, PACTS } from './pact-files.js';
import { DOCUMENT } from './packaged.js';

export interface DeployOptions {
  readonly pacticipant?: string;
  readonly version?: string;
  readonly environment?: string;
  readonly offline?: boolean;
  readonly pacts?: string;
  readonly report?: string;
  readonly spec?: string;
  readonly recordDeployment?: boolean;
}

export interface Answered {
  readonly kind: 'answered';
  readonly answer: DeployAnswer;
  /** What the broker was told to be deployed, after a yes and on demand. */
  readonly recorded: { readonly version: string; readonly environment: string } | undefined;
}

/**
 * Answers whether a version may be deployed. Throws a `ConformanceError`, also where the signal of the ports ended it.
 * @param onAnswer gets the answer before a deployment is recorded, which may fail
 */
export const askToDeploy = async (
  options: DeployOptions,
  { env, interrupted }: Pick<Hooks, 'env' | 'interrupted'>,
  onAnswer: (answer: DeployAnswer) => void = () => undefined,
): Promise<Answered> => {
  if (options.offline) return answered(offline(options), onAnswer);
  const { pacticipant, environment } = options;
  if (pacticipant === undefined) throw needed('--pacticipant');
  if (environment === undefined) throw needed('--environment');
  const cli = { settings: brokerSettings(env), signal: interrupted };
  const { version } = await revision(options, env);
  const question = { pacticipant, version, environment };
  const done = answered(await canIDeploy(question, cli), onAnswer);
  if (done.answer.deployable !== true || !options.recordDeployment) return done;
  await recordDeployment(question, cli);
  return { ...done, recorded: { version, environment } };
};

const answered = (answer: DeployAnswer, onAnswer: (answer: DeployAnswer) => void): Answered => {
  onAnswer(answer);
  return { kind: 'answered', answer, recorded: undefined };
};

const offline = (options: DeployOptions): DeployAnswer => {
  if (options.recordDeployment)
    throw new ConformanceError('usage', '--record-deployment needs a broker, not --offline');
  return canIDeployOffline(
    {
      pacticipant: options.pacticipant,
      environment: options.environment,
      pacts: pactsIn(options.pacts ?? PACTS).map(pactSummary),
      documentSha256: hashOf(options.spec ?? DOCUMENT),
    },
    readVerification(options.report ?? join('reports', 'report.json')),
  );
};

const hashOf = (file: string): string => {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (cause) {
    throw new ConformanceError('file-unreadable', `${file} cannot be read`, { cause });
  }
};

const needed = (flag: string): ConformanceError =>
  new ConformanceError('usage', `${flag} is needed to ask a broker`, {
    next: 'add it, or ask the files with --offline',
  });
