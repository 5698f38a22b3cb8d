import type { BrokerSettings } from '../../pact/broker/settings.js';
import type { AskedPact } from '../../pact/verify/pact.js';
import {
  heldPact,
  publishResults,
  type HeldPact,
  type ProviderVersion,
  type ResultsBroker,
} from '../../pact/verify/results.js';
import type { PactResult } from '../../model/pact/pact.js';
import type { Report } from '../../model/report.js';
import type { ValuesOf } from '../../settings/resolve.js';
import { transportOf } from '../network.js';
import type { Judged, PublishedResult } from '../outcome.js';
import { TOOL_NAME, version } from '../packaged.js';
import type { Ports } from '../ports.js';

/** What the settings say of the version that was verified, and of the way to the broker. */
export type PublishFlags = Pick<
  ValuesOf<'pact verify'>,
  'providerVersion' | 'providerBranch' | 'buildUrl' | 'consumerVersion' | 'httpsProxy' | 'noProxy'
>;

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
  ports: Ports,
): Promise<Publishing> =>
  withBroker(settings, flags, ports, async (broker) => {
    const held: HeldPact[] = [];
    for (const pact of pacts) held.push(await heldPact(pact, flags.consumerVersion, broker));
    return { settings, held, flags };
  });

/**
 * Publishes the results of a run that told everything; of any other, nothing, for a broker takes what it
 * gets for the whole pact. Throws what `publishResults` throws.
 */
export const publishAll = async (
  { report, errors, signal }: Judged,
  { settings, held, flags }: Publishing,
  ports: Ports,
): Promise<readonly PublishedResult[]> => {
  const pacts = report.pacts ?? [];
  if (signal !== undefined || errors.length > 0 || !isTold(report)) return [];
  const as = providerVersion(report, flags);
  return withBroker(settings, flags, ports, async (broker) => {
    const published: PublishedResult[] = [];
    for (const pact of pacts) {
      const own = held.find(({ file }) => file === pact.file);
      // What our own checks hold against the provider, Pact does not see: it is no success all the same.
      const success = report.verdict === 'conforms' && pact.interactions.every(isVerified);
      if (own) await publishResults(pact, own, { ...as, success }, broker);
      const { consumer, provider } = pact;
      published.push({ consumer, provider, providerVersion: as.version, success });
    }
    return published;
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
  flags: PublishFlags,
  ports: Ports,
  use: (broker: ResultsBroker) => Promise<T>,
): Promise<T> => {
  const transport = transportOf(flags);
  try {
    return await use({ settings, transport, signal: ports.interrupted });
  } finally {
    await transport.close();
  }
};
