import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  canIDeploy as askBroker,
  canIMerge as askMerge,
  recordDeployment,
} from '../pact/broker/can-i-deploy.js';
import { canIDeployOffline } from '../pact/broker/offline.js';
import { pactSummary } from '../pact/file/summary.js';
import { revision } from '../pact/broker/revision.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { readVerification } from '../pact/broker/verification.js';
import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { DeployAnswer } from '../pact/broker/deploy-answer.js';
import type { Answered } from './outcome.js';
import { pactsIn, PACTS } from './pact-files.js';
import { DOCUMENT } from './packaged.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

type Values = Settings<'pact can-i-deploy'>['values'];

/** Answers whether a version may be deployed: a broker, or the last report. Throws a `ConformanceError`. */
export const canIDeploy = async (
  { values }: Settings<'pact can-i-deploy'>,
  { env, interrupted }: Ports,
): Promise<Answered> => {
  if (values.offline) return { kind: 'answered', answer: offline(values), recorded: undefined };
  const { pacticipant, environment } = values;
  if (pacticipant === undefined) throw needed('--pacticipant');
  if (environment === undefined) throw needed('--environment');
  const cli = { settings: brokerSettings(env), signal: interrupted };
  const { version } = await revision({ version: values.version }, env);
  const question = { pacticipant, version, environment };
  const answer = await askBroker(question, cli);
  if (answer.deployable !== true || !values.recordDeployment)
    return { kind: 'answered', answer, recorded: undefined };
  await recordDeployment(question, cli);
  return { kind: 'answered', answer, recorded: { version, environment } };
};

/** Answers whether a version may be merged: a broker knows what the main branches hold. Throws a `ConformanceError`. */
export const canIMerge = async (
  { values }: Settings<'pact can-i-merge'>,
  { env, interrupted }: Ports,
): Promise<Answered> => {
  const { pacticipant } = values;
  if (pacticipant === undefined)
    throw appError('usage', '--pacticipant is needed to ask a broker', {
      next: 'add it',
    });
  const cli = { settings: brokerSettings(env), signal: interrupted };
  const { version } = await revision({ version: values.version }, env);
  const answer = await askMerge({ pacticipant, version }, cli);
  return { kind: 'answered', answer, recorded: undefined };
};

const offline = (values: Values): DeployAnswer => {
  if (values.recordDeployment)
    throw appError('usage', '--record-deployment needs a broker, not --offline');
  return canIDeployOffline(
    {
      pacticipant: values.pacticipant,
      environment: values.environment,
      pacts: pactsIn(values.pacts ?? PACTS).map(pactSummary),
      documentSha256: hashOf(values.spec ?? DOCUMENT),
    },
    readVerification(values.report ?? join('reports', 'report.json')),
  );
};

const hashOf = (file: string): string => {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (cause) {
    throw appError('file-unreadable', `${file} cannot be read`, { cause });
  }
};

const needed = (flag: string): ConformanceError =>
  appError('usage', `${flag} is needed to ask a broker`, {
    next: 'add it, or ask the files with --offline',
  });
