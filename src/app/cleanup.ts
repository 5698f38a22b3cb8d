import { defaultJournalFile, keepJournal, readJournal } from '../journal/journal.js';
import { ConformanceError } from '../model/error.js';
import { terminal } from '../model/escape.js';
import type { Collection } from '../model/operation.js';
import {
  cleanUpRuns,
  deleteMarked,
  markedClients,
  type Cleaned,
  type CleanupOptions as CleanupDeps,
} from '../driver/past-runs.js';
import { guard, resolveTarget, targetName, type Target, type TargetChoice } from './environment.js';
import type { Hooks } from './hooks.js';
import { authorizerOf, transportOf } from './network.js';
import { resolveSettings } from './settings.js';

export interface CleanupOptions extends TargetChoice {
  /** Requests a second. */
  readonly rate?: number;
  /** Of one request, seconds. */
  readonly timeout?: number;
  readonly allowMutations?: boolean;
  readonly allowProduction?: boolean;
  readonly journal?: string;
  readonly config?: string;
  readonly marked?: boolean;
  readonly yes?: boolean;
}

/** Clients are left that could not be deleted, or it could not be told whether any are. */
const LEFT = 3;

/**
 * Deletes what interrupted runs left behind, as their journal tells; with `marked`, lists what carries
 * a mark of ours, and deletes it with `yes`. Throws a `ConformanceError` of exit 2 before anything is sent.
 * @returns the exit code
 */
export const cleanUp = async (options: CleanupOptions, hooks: Hooks): Promise<number> => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  if (targetName(options, hooks.env, settings.file) === 'embedded') {
    throw new ConformanceError(
      'target-incomplete',
      'the embedded provider keeps nothing: name a target',
    );
  }
  const target = resolveTarget(options, hooks.env, settings.file, {
    anyCollection: !options.marked,
  });
  const { allowMutations: mutations = false, allowProduction: production = false } = options;
  guard(target, { readOnly: options.marked === true && !options.yes, mutations, production });
  const transport = transportOf(hooks.env);
  try {
    const deps: CleanupDeps = {
      transport,
      authorizer: authorizerOf(undefined, target, hooks.env, {
        ...{ transport, production, learn: () => undefined, onSent: () => undefined },
      }),
      ...{ origin: target.origin, prefix: target.prefix, signal: hooks.interrupted },
      ratePerSecond: options.rate ?? (target.loopback ? undefined : 2),
      timeoutMs: (options.timeout ?? 10) * 1000,
      consistencySeconds: settings.consistencySeconds,
    };
    if (!options.marked) return told(await fromJournal(target, options, deps, hooks), hooks);
    if (options.yes) return told(await deleteMarked(target.collection, deps), hooks);
    return await list(target.collection, deps, hooks);
  } finally {
    await transport.close();
  }
};

const fromJournal = async (
  target: Target,
  { journal }: CleanupOptions,
  deps: CleanupDeps,
  { env }: Hooks,
): Promise<Cleaned> => {
  const name = `${target.origin}${target.prefix}`;
  const file = journal ?? defaultJournalFile(name, env);
  const state = await readJournal(file);
  const keeper = await keepJournal(file);
  try {
    return await cleanUpRuns(state, name, keeper, deps);
  } finally {
    await keeper.close();
  }
};

const list = async (collection: Collection, deps: CleanupDeps, hooks: Hooks): Promise<number> => {
  const clients = await markedClients(collection, deps);
  if (typeof clients === 'string') {
    hooks.note(`conformance: it cannot be told what is left: ${terminal(clients)}`);
    return LEFT;
  }
  for (const { clientId } of clients) hooks.out(`${terminal(clientId)}\n`);
  hooks.note(`conformance: ${clients.length} clients carry a mark; --yes deletes them`);
  return 0;
};

const told = ({ deleted, leftovers }: Cleaned, hooks: Hooks): number => {
  for (const { clientId } of deleted) hooks.out(`deleted ${terminal(clientId)}\n`);
  for (const { clientId, reason } of leftovers) {
    hooks.out(`left ${terminal(clientId)}: ${terminal(reason)}\n`);
  }
  hooks.note(`conformance: ${deleted.length} clients deleted, ${leftovers.length} left`);
  return leftovers.length > 0 ? LEFT : 0;
};
