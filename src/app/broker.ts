import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canIDeploy, recordDeployment } from '../pact/broker/can-i-deploy.js';
import { canIDeployOffline } from '../pact/broker/offline.js';
import { pactSummary } from '../pact/broker/pact-file.js';
import type { PactCli } from '../pact/broker/pact-cli.js';
import { planPublication, publishPacts } from '../pact/broker/publish.js';
import { revision } from '../pact/broker/revision.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { readVerification } from '../pact/broker/verification.js';
import { ConformanceError } from '../model/error.js';
import { terminal } from '../model/escape.js';
import type { DeployAnswer, DeployRow, PactSummary } from '../model/pact/pact.js';
import type { Hooks } from './hooks.js';
import { pactsIn, PACTS } from './pact-files.js';
import { DOCUMENT } from './packaged.js';

export interface PublishOptions {
  /** Default: all of `contracts/pacts`. */
  readonly files: readonly string[];
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly tag?: readonly string[];
  readonly dryRun?: boolean;
}

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

/** Publishes pacts and says so. @returns the exit code; throws a `ConformanceError` */
export const publish = async (options: PublishOptions, hooks: Hooks): Promise<number> => {
  const files = options.files.length > 0 ? options.files : pactsIn(PACTS);
  const pacts = planPublication(files);
  const { version, branch, buildUrl } = await revision({ ...options, needsClean: true }, hooks.env);
  const under = `as version ${terminal(version)}${branch === undefined ? '' : ` of branch ${terminal(branch)}`}`;
  if (options.dryRun) {
    hooks.out(linesOf('would publish', pacts, under));
    return 0;
  }
  return uninterrupted(hooks, async () => {
    const publication = { files, version, branch, buildUrl, tags: options.tag ?? [] };
    const published = await publishPacts(publication, cliOf(hooks));
    hooks.out(linesOf('published', published, under));
    return 0;
  });
};

/** Answers whether a version may be deployed. @returns 0 yes, 1 no, 3 nobody knows; throws a `ConformanceError` */
export const askToDeploy = async (options: DeployOptions, hooks: Hooks): Promise<number> => {
  if (options.offline) return say(offline(options), hooks);
  const { pacticipant, environment } = options;
  if (pacticipant === undefined) throw needed('--pacticipant');
  if (environment === undefined) throw needed('--environment');
  const cli = cliOf(hooks);
  const { version } = await revision(options, hooks.env);
  return uninterrupted(hooks, async () => {
    const question = { pacticipant, version, environment };
    const code = say(await canIDeploy(question, cli), hooks);
    if (code === 0 && options.recordDeployment) {
      await recordDeployment(question, cli);
      hooks.out(`recorded: version ${terminal(version)} is in ${terminal(environment)}\n`);
    }
    return code;
  });
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

const WORDS = { true: 'yes', false: 'no', unknown: 'could not tell' } as const;
const EXITS = { true: 0, false: 1, unknown: 3 } as const;

const say = (answer: DeployAnswer, { out }: Hooks): number => {
  const key = `${answer.deployable}` as const;
  out([`${WORDS[key]}: ${answer.reason}`, ...answer.rows.map(rowLine), ''].join('\n'));
  return EXITS[key];
};

const rowLine = (row: DeployRow): string => {
  const side = (name: string, version: string | null) =>
    version === null ? name : `${name} ${version}`;
  const result = { true: 'verified', false: 'failed', null: 'not verified' }[`${row.success}`];
  return `  ${side(row.consumer, row.consumerVersion)} with ${side(row.provider, row.providerVersion)}: ${result}`;
};

const linesOf = (what: string, pacts: readonly PactSummary[], under: string): string =>
  pacts
    .map(({ consumer, provider, interactions: { length } }) => {
      const count = `${length} interaction${length === 1 ? '' : 's'}`;
      return `${what}: ${terminal(consumer)} with ${terminal(provider)} (${count}) ${under}\n`;
    })
    .join('');

const cliOf = ({ env, interrupted }: Hooks): PactCli => ({
  settings: brokerSettings(env),
  signal: interrupted,
});

/** An interruption ends the command with the signal's own exit code, whatever was going on. */
const uninterrupted = async (
  { interrupted }: Hooks,
  action: () => Promise<number>,
): Promise<number> => {
  try {
    return await action();
  } catch (error) {
    if (!interrupted.aborted) throw error;
    return interrupted.reason === 'SIGTERM' ? 143 : 130;
  }
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
