import { randomBytes, randomInt } from 'node:crypto';
import { defaultJournalFile, openJournal } from '../journal/journal.js';
import { markOf } from '../model/mark.js';
import type { Probe } from '../model/probe.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Source } from '../model/source.js';
import { liveSource } from '../driver/live.js';
import { conduct, contractOf, type Conducted } from './conduct.js';
import type { Embedded } from './embedded.js';
import { guard, resolveTarget, targetName, type Target } from './environment.js';
import type { Hooks } from './hooks.js';
import { authorizerOf, transportOf } from './network.js';
import { planText, probesOf } from './plan.js';
import { recording } from './recording.js';
import type { RunOptions } from './run-options.js';
import { resolveSettings, type Settings } from './settings.js';
import { ConformanceError } from '../model/error.js';

/** All that is decided before anything is sent. */
export interface Plan {
  readonly options: RunOptions;
  readonly settings: Settings;
  readonly target: Target;
  readonly probes: readonly Probe[];
  readonly embedded: Embedded | undefined;
  readonly seed: number;
}

/** Drives a target and judges every exchange. Throws a `ConformanceError` of exit 2 before anything is sent. */
export const conductRun = async (options: RunOptions, hooks: Hooks): Promise<Conducted> => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  const probes = probesOf(options, settings);
  const contract = await contractOf(settings);
  const embedded = await embeddedOf(options, hooks, settings);
  try {
    const target = embedded?.target ?? resolveTarget(options, hooks.env, settings.file);
    const {
      readOnly = false,
      allowMutations: mutations = false,
      allowProduction: production = false,
    } = options;
    guard(target, { readOnly, mutations, production });
    const seed = options.seed ?? settings.file.settings?.seed ?? randomInt(2 ** 32);
    const plan = { options, settings, target, probes, embedded, seed };
    return await withLive(plan, hooks, (source, redactor) =>
      conduct(
        { command: 'run', target: target.name, seed, contract, source, redactor },
        settings,
        hooks,
      ),
    );
  } finally {
    await embedded?.close();
  }
};

/** What a dry run prints: the plan, as text. */
export const planRun = (options: RunOptions, hooks: Hooks): string => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  const name = targetName(options, hooks.env, settings.file);
  const target = name === 'embedded' ? undefined : resolveTarget(options, hooks.env, settings.file);
  return planText(target, probesOf(options, settings), options);
};

/**
 * The embedded provider, where it is the target; undefined where another is.
 * @param seeds clients that it has from the start; default some
 */
export const embeddedOf = async (
  options: RunOptions,
  hooks: Hooks,
  settings: Settings,
  seeds?: number,
) => {
  if (targetName(options, hooks.env, settings.file) === 'embedded')
    return (await import('./embedded.js')).startEmbedded(options.fault, seeds);
  if (options.fault === undefined) return undefined;
  throw new ConformanceError('usage', 'a fault can be planted in the embedded target only');
};

/** Opens what a live run needs, and closes it whatever happens. */
export const withLive = async (
  plan: Plan,
  hooks: Hooks,
  use: (source: Source, redactor: ShapeRedactor) => Promise<Conducted>,
): Promise<Conducted> => {
  const { options, target } = plan;
  const redactor = new ShapeRedactor({ salt: randomBytes(16).toString('hex') });
  const mark = markOf(randomBytes(8).toString('hex'));
  const transport = transportOf(hooks.env);
  let live: ReturnType<typeof liveSource> | undefined;
  const authorizer = authorizerOf(plan.embedded?.credentials, target, hooks.env, {
    transport,
    learn: (secret) => {
      redactor.learn(secret);
    },
    onSent: (request, sent) => live?.tokenSent(request, sent),
    production: options.allowProduction ?? false,
  });
  const journal = await openJournal({
    file: journalFile(plan, hooks),
    target: `${target.origin}${target.prefix}`,
    mark,
    startedAt: new Date().toISOString(),
  });
  try {
    live = liveSource({
      ...driveOptions(plan),
      transport,
      authorizer,
      journal,
      mark,
      signal: hooks.interrupted,
    });
    const source = live;
    if (options.record === undefined) return await use(source, redactor);
    return await recording(options.record, redactor, (recorded) => use(recorded(source), redactor));
  } finally {
    await journal.close();
    await transport.close();
  }
};

const journalFile = ({ options, settings, target, embedded }: Plan, hooks: Hooks): string =>
  options.journal ??
  settings.file.settings?.journal ??
  embedded?.journal ??
  defaultJournalFile(`${target.origin}${target.prefix}`, hooks.env);

const BUDGETS = { quick: 150, full: 1500 };

const driveOptions = (plan: Plan) => {
  const { options, settings, target, probes, seed } = plan;
  return {
    ...{ probes, seed, origin: target.origin, prefix: target.prefix, loopback: target.loopback },
    ...{ collection: target.collection, other: target.other },
    ...limits(plan),
    readOnly: options.readOnly ?? false,
    allowMutations: options.allowMutations ?? false,
    failedLoginsAllowed: options.allowFailedLogins ?? false,
    consistencySeconds: settings.consistencySeconds,
  };
};

const limits = ({ options, settings, target }: Plan) => {
  const file = settings.file.settings ?? {};
  const depth = options.depth ?? file.depth ?? 'quick';
  const beyond = target.loopback ? undefined : { rate: 2, requests: BUDGETS[depth] };
  const maxDuration = options.maxDuration ?? file.maxDurationSeconds;
  return {
    ratePerSecond: options.rate ?? file.rate ?? beyond?.rate,
    maxRequests: settings.file.budgets?.[depth] ?? beyond?.requests,
    maxDurationMs: maxDuration === undefined ? undefined : maxDuration * 1000,
    timeoutMs: (options.timeout ?? file.timeoutSeconds ?? 10) * 1000,
  };
};
