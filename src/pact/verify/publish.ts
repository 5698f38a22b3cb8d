import type { BrokerAccess } from '../broker/call.js';
import type { Selection } from '../broker/selection.js';
import { selectedPacts, type SelectedPacts } from './selected.js';
import type { BrokerSettings } from '../broker/settings.js';
import type { AskedPact } from './asked.js';
import { PACT_CHECKS } from './claim.js';
import { heldPact, publishResults, type HeldPact, type ProviderVersion } from './results.js';
import { fails } from '../../model/finding.js';
import type { PactResult } from '../../model/pact/pact.js';
import type { Report } from '../../model/report.js';
import type { Transport } from '../../model/transport.js';

export interface PublishFlags {
  readonly providerVersion: string | undefined;
  readonly providerBranch: string | undefined;
  readonly buildUrl: string | undefined;
  readonly consumerVersion: string | undefined;
}

/** What is needed to publish results once they are there. */
export interface Publishing {
  readonly settings: BrokerSettings;
  readonly held: readonly HeldPact[];
  readonly flags: PublishFlags;
}

/** The way to a broker; a transport is opened for each step, and closed after it. */
export interface PublishPorts {
  readonly transport: () => Transport;
  readonly signal: AbortSignal;
}

/** One pact whose results the broker has taken. */
export interface PublishedResult {
  readonly consumer: string;
  readonly provider: string;
  /** Of the provider. */
  readonly version: string;
  readonly success: boolean;
}

/** Fetches the pacts that the broker selects. Throws what `selectedPacts` throws. */
export const selected = (
  selection: Selection,
  settings: BrokerSettings,
  ports: PublishPorts,
): Promise<SelectedPacts> =>
  withBroker(settings, ports, (broker) => selectedPacts(selection, broker));

/** Finds the pacts at the broker before the target is troubled. Throws what `heldPact` throws. */
export const prepared = (
  pacts: readonly AskedPact[],
  settings: BrokerSettings,
  flags: PublishFlags,
  ports: PublishPorts,
): Promise<readonly HeldPact[]> =>
  withBroker(settings, ports, async (broker) => {
    const held: HeldPact[] = [];
    for (const pact of pacts) held.push(await heldPact(pact, flags.consumerVersion, broker));
    return held;
  });

/** Whether everything that decides was told. */
export const isTold = ({ pacts = [], verdict }: Report): boolean =>
  verdict !== 'could-not-tell' &&
  pacts.some(isWhole) &&
  pacts.every((pact) => pact.pending === true || isWhole(pact));

/** Whether a pact was told whole: a broker takes the results that it gets for those of all its interactions. */
const isWhole = ({ interactions }: PactResult): boolean =>
  interactions.length > 0 && interactions.every(({ outcome }) => outcome !== 'could-not-tell');

/** Publishes the results of a run that told everything, one after another. Throws what `publishResults` throws. */
export async function* publishAll(
  report: Report,
  { settings, held, flags }: Publishing,
  { tool, ...ports }: PublishPorts & Pick<ProviderVersion, 'tool'>,
): AsyncGenerator<PublishedResult> {
  const as = { ...providerVersion(report, flags), tool };
  const isConforming = conformsBesides(report);
  for (const pact of (report.pacts ?? []).filter(isWhole)) {
    const own = held.find(({ file }) => file === pact.file);
    const success = isConforming && pact.interactions.every(isVerified);
    if (own)
      await withBroker(settings, ports, (broker) =>
        publishResults(pact, own, { ...as, success }, broker),
      );
    const { consumer, provider } = pact;
    yield { consumer, provider, version: as.version, success };
  }
}

/**
 * What our own checks hold against the provider, Pact does not see: it is no success all the same. What one consumer's
 * pact asks for in vain is no matter of another's.
 */
const conformsBesides = ({ findings, run }: Report): boolean =>
  !findings.some((finding) => !PACT_CHECKS.has(finding.check) && fails(finding, run.gate));

const isVerified = ({ outcome }: PactResult['interactions'][number]): boolean =>
  outcome === 'verified';

/** The document's own version never changes; its bytes and the day tell one provider from the next. */
const providerVersion = (
  { document, run }: Report,
  { providerVersion: named, providerBranch: branch, buildUrl }: PublishFlags,
): Omit<ProviderVersion, 'tool'> => ({
  version: named ?? `${document.sha256.slice(0, 12)}-${run.startedAt.slice(0, 10)}`,
  ...{ branch, buildUrl },
});

const withBroker = async <T>(
  settings: BrokerSettings,
  ports: PublishPorts,
  use: (broker: BrokerAccess) => Promise<T>,
): Promise<T> => {
  const transport = ports.transport();
  try {
    return await use({ settings, transport, signal: ports.signal });
  } finally {
    await transport.close();
  }
};
