import type { BrokerSettings } from '../pact/broker/settings.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { plainName } from '../pact/broker/revision.js';
import { askedPact, type AskedPact } from '../pact/verify/asked.js';
import { startVerifier, type VerifierProcess } from '../pact/verify/process.js';
import { startRelay, type Relay } from '../pact/verify/relay.js';
import { ConformanceError } from '../model/error.js';
import { terminal } from '../model/escape.js';
import { pactsIn, PACTS } from './pact-files.js';
import { trafficClaims } from './claims.js';
import { conduct, contractOf, type Conducted } from './conduct.js';
import { guard, resolveTarget, targetName } from './environment.js';
import type { Hooks } from './hooks.js';
import { embeddedOf, withLive, type Plan } from './live.js';
import { Verification } from '../pact/verify/verification.js';
import { pactClaim } from '../pact/verify/claim.js';
import { pactProbes, type DriverPorts } from '../pact/verify/probe.js';
import {
  isTold,
  prepared,
  publishAll,
  type Publishing,
  type PublishPorts,
} from '../pact/verify/publish.js';
import { STATE_NAMES } from '../pact/verify/state.js';
import type { RunOptions } from './run-options.js';
import { resolveSettings, type Settings } from './settings.js';
import { listingOf } from '../driver/listing.js';
import { RunStop } from '../driver/stop.js';
import { transportOf } from './network.js';
import { TOOL_NAME, version } from './packaged.js';

/** What `pact verify` may be told; the names are those of the flags. */
export interface VerifyOptions extends RunOptions {
  /** Default: all of `contracts/pacts`. */
  readonly files: readonly string[];
  readonly publish?: boolean;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly buildUrl?: string;
  readonly consumerVersion?: string;
}

/**
 * Verifies pacts against a target and judges every exchange besides.
 * Throws a `ConformanceError` of exit 2 before anything is sent, and of exit 3 where a broker that is to get
 * the results does not hold the pacts.
 */
export const conductVerify = async (options: VerifyOptions, hooks: Hooks): Promise<Conducted> => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  const pacts = pactsOf(options);
  const broker = brokerOf(options, hooks, settings);
  const { allowMutations: mutations = false, allowProduction: production = false } = options;
  if (targetName(options, hooks.env, settings.file) !== 'embedded')
    guard(resolveTarget(options, hooks.env, settings.file), {
      ...{ readOnly: false, mutations, production },
    });
  const publishing = broker && (await prepared(pacts, broker, options, waysOf(hooks)));
  const conducted = await verified({ options, settings, pacts }, hooks);
  return publishing ? published(conducted, publishing, hooks) : conducted;
};

const pactsOf = ({ files }: VerifyOptions): readonly AskedPact[] => {
  const pacts = (files.length > 0 ? files : pactsIn(PACTS)).map(askedPact);
  for (const { file, asked } of pacts)
    for (const { name } of asked.flatMap(({ states }) => states))
      if (!STATE_NAMES.includes(name))
        throw new ConformanceError(
          'state-unknown',
          `the pact ${file} names the state "${terminal(name, 120)}"`,
          { next: `name one of ${STATE_NAMES.map((known) => `"${known}"`).join(', ')}` },
        );
  return pacts;
};

const brokerOf = (
  options: VerifyOptions,
  { env }: Hooks,
  settings: Settings,
): BrokerSettings | undefined => {
  for (const [value, what] of [
    [options.providerVersion, 'provider version'],
    [options.providerBranch, 'provider branch'],
    [options.buildUrl, 'build URL'],
    [options.consumerVersion, 'consumer version'],
  ] as const)
    if (value !== undefined) plainName(value, what);
  if (!options.publish) return undefined;
  if (targetName(options, env, settings.file) === 'embedded')
    throw new ConformanceError(
      'usage',
      'results of the embedded provider say nothing about the vendor, and are not published',
      { next: 'name a target, or leave out --publish' },
    );
  return brokerSettings(env);
};

const waysOf = ({ env, interrupted }: Hooks): PublishPorts => ({
  transport: () => transportOf(env),
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

interface Verifying {
  readonly options: VerifyOptions;
  readonly settings: Settings;
  readonly pacts: readonly AskedPact[];
}

const verified = async (
  { options, settings, pacts }: Verifying,
  hooks: Hooks,
): Promise<Conducted> => {
  const verifier = startVerifier(hooks.env);
  const relay = await startRelay();
  let embedded: Plan['embedded'];
  try {
    // A state of pacts is that there is no client: the embedded provider has none of somebody else.
    embedded = await embeddedOf(options, hooks, settings, 0);
    const target = embedded?.target ?? resolveTarget(options, hooks.env, settings.file);
    const verification = new Verification(pacts);
    const { prefix } = target;
    const probes = pactProbes({
      ...{ verification, verifier, relay, prefix, interrupted: hooks.interrupted, driver },
    });
    // A pact is as long as it is: the larger budget holds.
    const plan: Omit<Plan, 'target'> = {
      ...{ options: { ...options, depth: 'full' }, settings, probes, embedded, seed: 0 },
    };
    return await conducted(
      { ...plan, target: { ...target, other: undefined } },
      verification,
      hooks,
    );
  } finally {
    await closed(verifier, relay, embedded);
  }
};

const closed = async (
  verifier: VerifierProcess,
  relay: Relay,
  embedded: Plan['embedded'],
): Promise<void> => {
  await verifier.close();
  await relay.close();
  await embedded?.close();
};

const conducted = async (
  plan: Plan,
  verification: Verification,
  hooks: Hooks,
): Promise<Conducted> => {
  const { settings, target, seed } = plan;
  const contract = await contractOf(settings);
  const done = await withLive(plan, hooks, (live, redactor) =>
    conduct(
      {
        ...{ command: 'pact verify', target: target.name, seed, contract, redactor },
        source: verification.told(live),
        claims: [...trafficClaims, pactClaim(verification)],
      },
      settings,
      hooks,
    ),
  );
  if (!hooks.look.quiet) list(done, hooks);
  return done;
};

const WORDS = { verified: 'verified', failed: 'failed', 'could-not-tell': 'could not tell' };

/** One line an interaction, on standard error. */
const list = ({ report }: Conducted, { note }: Hooks): void => {
  for (const { description, outcome, reason } of (report.pacts ?? []).flatMap(
    ({ interactions }) => interactions,
  ))
    note(
      `${WORDS[outcome]}: ${terminal(description)}${reason === '' ? '' : `: ${terminal(reason)}`}`,
    );
};

/** A verdict stands whether or not the broker takes it; that it did not is told besides. */
const published = async (
  conducted: Conducted,
  publishing: Publishing,
  hooks: Hooks,
): Promise<Conducted> => {
  try {
    await publishTold(conducted, publishing, hooks);
    return conducted;
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    const exit = conducted.exit === 0 ? error.exit : conducted.exit;
    return { ...conducted, exit, error: conducted.error ?? error };
  }
};

const publishTold = async (
  { report, exit }: Conducted,
  publishing: Publishing,
  hooks: Hooks,
): Promise<void> => {
  if (exit > 1 || !isTold(report)) {
    hooks.note('conformance: nothing is published: not every interaction could be told');
    return;
  }
  const tool = { name: TOOL_NAME, version: version() };
  for await (const each of publishAll(report, publishing, { ...waysOf(hooks), tool })) {
    const words = `${terminal(each.consumer)} with ${terminal(each.provider)} ${terminal(each.version)}`;
    hooks.note(`conformance: published: ${words}: ${each.success ? 'verified' : 'failed'}`);
  }
};
