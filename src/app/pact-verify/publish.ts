import type { BrokerSettings } from '../../pact/broker/settings.js';
import type { AskedPact } from '../../pact/verify/pact.js';
import {
  heldPact,
  publishResults,
  type HeldPact,
  type ProviderVersion,
  type ResultsBroker,
} from '../../pact/verify/results.js';
import { terminal } from '../../model/escape.js';
import type { PactResult } from '../../model/pact/pact.js';
import type { Report } from '../../model/report.js';
import type { Conducted } from '../conduct.js';
import type { Hooks } from '../hooks.js';
import { transportOf } from '../network.js';
import { TOOL_NAME, version } from '../packaged.js';

export interface PublishFlags {
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly buildUrl?: string;
  readonly consumerVersion?: string;
}

/** What is needed to publish results once they are there. */
export interface Publishing {
  readonly settings: BrokerSettings;
  readonly held: readonly HeldPact[];
  readonly flags: PublishFlags;
}

/** Finds the pacts at the broker before the target is troubled. Throws what `heldPact` throws. */
export const prepared = (
  pacts: readonly AskedPact[],
  settings: BrokerSettings,
  flags: PublishFlags,
  hooks: Hooks,
): Promise<Publishing> =>
  withBroker(settings, hooks, async (broker) => {
    const held: HeldPact[] = [];
    for (const pact of pacts) held.push(await heldPact(pact, flags.consumerVersion, broker));
    return { settings, held, flags };
  });

/**
 * Publishes the results of a run that told everything; of any other, nothing, for a broker takes what it
 * gets for the whole pact. Throws what `publishResults` throws.
 */
export const publishAll = async (
  { report, exit }: Conducted,
  { settings, held, flags }: Publishing,
  hooks: Hooks,
): Promise<void> => {
  const pacts = report.pacts ?? [];
  if (exit > 1 || !isTold(report)) {
    hooks.note('conformance: nothing is published: not every interaction could be told');
    return;
  }
  const as = providerVersion(report, flags);
  await withBroker(settings, hooks, async (broker) => {
    for (const pact of pacts) {
      const own = held.find(({ file }) => file === pact.file);
      // What our own checks hold against the provider, Pact does not see: it is no success all the same.
      const success = report.verdict === 'conforms' && pact.interactions.every(isVerified);
      if (own) await publishResults(pact, own, { ...as, success }, broker);
      const words = `${terminal(pact.consumer)} with ${terminal(pact.provider)} ${terminal(as.version)}`;
      hooks.note(`conformance: published: ${words}: ${success ? 'verified' : 'failed'}`);
    }
  });
};

const isVerified = ({ outcome }: PactResult['interactions'][number]): boolean =>
  outcome === 'verified';

const isTold = ({ pacts = [], verdict }: Report): boolean =>
  verdict !== 'could-not-tell' &&
  pacts.length > 0 &&
  pacts.every(({ interactions }) =>
    interactions.every(({ outcome }) => outcome !== 'could-not-tell'),
  );

/** The document's own version never changes; its bytes and the day tell one provider from the next. */
const providerVersion = (
  { document, run }: Report,
  { providerVersion: named, providerBranch: branch, buildUrl }: PublishFlags,
): ProviderVersion => ({
  version: named ?? `${document.sha256.slice(0, 12)}-${run.startedAt.slice(0, 10)}`,
  ...{ branch, buildUrl, tool: { name: TOOL_NAME, version: version() } },
});

const withBroker = async <T>(
  settings: BrokerSettings,
  hooks: Hooks,
  use: (broker: ResultsBroker) => Promise<T>,
): Promise<T> => {
  const transport = transportOf(hooks.env);
  try {
    return await use({ settings, transport, signal: hooks.interrupted });
  } finally {
    await transport.close();
  }
};
