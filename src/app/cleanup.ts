import { retryAfter } from '../checks/_retry-after.js';
import { readJournal } from '../journal/journal.js';
import {
  cleanUpRuns,
  deleteMarked,
  markedClients,
  type CleanupOptions,
} from '../driver/past-runs.js';
import { appError } from './errors.js';
import { defaultJournalOf, rateOf } from './live.js';
import { authorizerOf, otherAuthorizerOf, transportOf } from './network.js';
import { forgivingKeeper } from './forgiving-keeper.js';
import type { Cleaned, Marked } from './outcome.js';
import { userAgentOf } from './packaged.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { guard, type Target, targetOf } from './target.js';

/**
 * Deletes what interrupted runs left behind, as their journal tells; with `marked`, lists what carries
 * a mark of ours, and deletes it with `yes`. Throws a `ConformanceError` of exit 2 before anything is sent.
 */
export const cleanup = async (
  { values, configuration }: Settings<'cleanup'>,
  ports: Ports,
): Promise<Cleaned | Marked> => {
  if (values.target === 'embedded') {
    throw appError('target-incomplete', 'the embedded provider keeps nothing: name a target');
  }
  const target = targetOf(values, configuration, { anyCollection: !values.marked });
  guard(target, { ...values, readOnly: values.marked && !values.yes });
  const transport = transportOf(values);
  try {
    const userAgent = userAgentOf('cleanup');
    const wiring = {
      transport,
      production: values.allowProduction,
      userAgent,
      learn: () => undefined,
      onSent: () => undefined,
    };
    const deps: CleanupOptions = {
      transport,
      authorizer: authorizerOf(undefined, target, values, wiring),
      otherAuthorizer: otherAuthorizerOf(values.otherToken, wiring),
      userAgent,
      origin: target.origin,
      prefix: target.prefix,
      signal: ports.interrupted,
      retryAfter,
      ratePerSecond: rateOf(values, target.loopback),
      timeoutMs: values.timeout * 1000,
      consistencySeconds: values.consistencySeconds,
    };
    if (!values.marked)
      return await fromJournal(values.journal ?? defaultJournalOf(target, values), target, deps);
    if (values.yes) return { kind: 'cleaned', ...(await deleteMarked(target.collection, deps)) };
    return { kind: 'marked', clients: await markedClients(target.collection, deps) };
  } finally {
    await transport.close();
  }
};

const fromJournal = async (
  file: string,
  { origin, prefix }: Target,
  deps: CleanupOptions,
): Promise<Cleaned> => {
  const state = await readJournal(file);
  const keeper = await forgivingKeeper(file);
  try {
    const cleaned = await cleanUpRuns(state, `${origin}${prefix}`, keeper, deps);
    return { kind: 'cleaned', ...cleaned, unwritten: keeper.failure?.message };
  } finally {
    await keeper.close();
  }
};
