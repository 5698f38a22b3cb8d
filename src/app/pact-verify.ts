import { randomBytes } from 'node:crypto';
import type { AskedPact } from '../pact/verify/asked.js';
import { startVerifier } from '../pact/verify/process.js';
import { startRelay } from '../pact/verify/relay.js';
import { listingOf } from '../driver/listing.js';
import { RunStop } from '../driver/stop.js';
import type { Contract } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import type { PactResult } from '../model/pact/pact.js';
import { trafficClaims } from './claims.js';
import { type HistoryPlace, historyFileOf, remembered } from './history.js';
import { contractOf, judged } from './judge.js';
import { type Judging, judgingOf } from './judging.js';
import { embeddedOf, type LiveValues, type Plan, rateOf, withLive } from './live.js';
import { demandMeantTarget } from './meant-target.js';
import { identityOf } from './identity.js';
import { plainTransportOf } from './network.js';
import type { Judged, PactVerified, PublishedResult } from './outcome.js';
import { TOOL_NAME, version } from './packaged.js';
import { selectionOf } from './pact-selection.js';
import { brokerOf, ofOperations, pactsOf, refusePart } from './pact-verify-asked.js';
import { leading } from './plan.js';
import { pactClaims } from '../pact/verify/claim.js';
import { type DriverPorts, pactProbes } from '../pact/verify/probe.js';
import {
  isTold,
  prepared,
  publishAll,
  type Publishing,
  type PublishPorts,
  selected,
} from '../pact/verify/publish.js';
import { Verification } from '../pact/verify/verification.js';
import { ownClaimsOf } from './own/load.js';
import type { Ports } from './ports.js';
import { liveFacts, type RunFacts, toldFacts } from './run-facts.js';
import type { Settings } from './settings.js';
import { guard, targetOf } from './target.js';

/**
 * Verifies pacts against a target and judges every exchange besides.
 * Throws a `ConformanceError` of exit 2 before anything is sent, and of exit 3 where a broker has no pacts for it, or
 * is to get the results and does not hold the pacts.
 * @param files pact files; none: all of `contracts/pacts`, or what the broker selects
 */
export const pactVerify = async (
  files: readonly string[],
  settings: Settings<'pact verify'>,
  ports: Ports,
): Promise<PactVerified> => {
  const { values, configuration } = settings;
  demandMeantTarget(settings, ports.env);
  const written = { reports: values.reports, formats: values.format, target: values.target };
  const judging = judgingOf(settings, written, ports.env, Date.now(), await ownClaimsOf(settings));
  refusePart(values);
  const contract = await contractOf(judging);
  const selection = selectionOf(values, files);
  const chosen = selection ? [] : pactsOf(files);
  const broker = brokerOf(values, ports);
  const live = { ...values, readOnly: false, depth: 'full' } as const;
  if (values.target !== 'embedded') guard(targetOf(values, configuration), live);
  identityOf(values);
  const ways = waysOf(values, ports);
  const { pacts, unread, held } =
    broker && selection
      ? await selected(selection, broker, ways)
      : {
          pacts: chosen,
          unread: [],
          held: broker && (await prepared(chosen, broker, values, ways)),
        };
  const publishing =
    broker && held && values.publish ? { settings: broker, held, flags: values } : undefined;
  const asked = pacts.map((pact) => ofOperations(pact, judging.only));
  const done = await verified({ live, settings, judging, contract, pacts: asked, unread }, ports);
  return publishing
    ? published(done, publishing, values, ports)
    : { ...done, published: undefined };
};

interface Verifying {
  /** A pact is as long as it is: the larger budget holds. */
  readonly live: LiveValues;
  readonly settings: Settings<'pact verify'>;
  readonly judging: Judging;
  readonly contract: Contract;
  readonly pacts: readonly AskedPact[];
  /** Pacts that were to be verified and could not be read. */
  readonly unread: readonly PactResult[];
}

const verified = async (
  { live, settings, judging, contract, pacts, unread }: Verifying,
  ports: Ports,
): Promise<Judged> => {
  const verifier = startVerifier(ports.env);
  const relay = await startRelay();
  let embedded: Plan['embedded'];
  try {
    // A state of pacts is that there is no client: the embedded provider has none of somebody else.
    embedded = await embeddedOf(live, 0);
    const target = embedded?.target ?? targetOf(live, settings.configuration);
    const verification = new Verification(pacts, unread);
    const probes = pactProbes({
      verification,
      verifier,
      relay,
      prefix: target.prefix,
      interrupted: ports.interrupted,
      driver,
    });
    const plan = {
      values: live,
      target: { ...target, other: undefined },
      probes: leading(probes),
      exclusions: judging.exclusions,
      embedded,
      seed: 0,
      runId: randomBytes(8).toString('hex'),
    };
    ports.hear({
      kind: 'planned',
      probes: plan.probes.map(({ id }) => id),
      requests: plan.probes.reduce((sum, { requests }) => sum + requests, 0),
      rate: rateOf(live, target.loopback),
    });
    const told = toldFacts(settings.values, judging.exclusions, ports.env);
    const facts = liveFacts(told, target, {});
    const place = { file: historyFileOf(settings.values), days: settings.values.historyDays };
    return await judgedLive({ ...plan, contract, facts, place }, judging, verification, ports);
  } finally {
    await verifier.close();
    await relay.close();
    await embedded?.close();
  }
};

const judgedLive = async (
  plan: Plan & {
    readonly contract: Contract;
    readonly facts: RunFacts;
    readonly place: HistoryPlace;
  },
  judging: Judging,
  verification: Verification,
  ports: Ports,
): Promise<Judged> => {
  const { target, contract, facts, seed, runId, place } = plan;
  return withLive(plan, ports, async (live, redactor, onVerdicts) => {
    const what = { command: 'pact verify', target: target.name, facts, seed, runId } as const;
    const source = verification.told(live);
    const judges = { claims: [...trafficClaims, ...pactClaims(verification)], contract };
    const judgeable = { ...what, ...judges, source, redactor, onVerdicts, history: place.file };
    return remembered(await judged(judgeable, judging, ports), redactor, place);
  });
};

type Values = Settings<'pact verify'>['values'];

const waysOf = (values: Values, { interrupted }: Ports): PublishPorts => ({
  transport: () => plainTransportOf(values),
  signal: interrupted,
});

/** What verification has to know of our driver. */
const driver: DriverPorts = {
  idsIn: (answer) => {
    const listing = listingOf(answer);
    return listing.isKnown ? listing.clients.map(({ clientId }) => clientId) : undefined;
  },
  runStop: (because) => new RunStop(because),
};

/** A verdict stands whether or not the broker takes it; that it did not is told besides. */
const published = async (
  done: Judged,
  publishing: Publishing,
  values: Values,
  ports: Ports,
): Promise<PactVerified> => {
  const taken: PublishedResult[] = [];
  if (done.signal !== undefined || done.errors.length > 0 || !isTold(done.report))
    return { ...done, published: taken };
  const tool = { name: TOOL_NAME, version: version() };
  try {
    const results = publishAll(done.report, publishing, { ...waysOf(values, ports), tool });
    for await (const result of results) taken.push(result);
    return { ...done, published: taken };
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    return {
      ...done,
      errors: [...done.errors, error],
      published: taken.length > 0 ? taken : undefined,
    };
  }
};
