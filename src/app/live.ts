import { retryAfter } from '../checks/_retry-after.js';
import { randomBytes } from 'node:crypto';
import { liveSource } from '../driver/live.js';
import { defaultJournalFile, openJournal } from '../journal/journal.js';
import { appError } from './errors.js';
import type { Exclusion } from '../model/evidence.js';
import { markOf } from '../model/mark.js';
import type { Finding } from '../model/finding.js';
import type { Probe } from '../model/probe.js';
import type { Source } from '../model/source.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Permissions } from '../driver/left-out.js';
import type { Sent, Transport } from '../model/transport.js';
import type { ShapeRedactor } from '../redaction/redaction.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Embedded } from './embedded.js';
import {
  authorizerOf,
  demandCredentials,
  otherAuthorizerOf,
  transportOf,
  type Wiring,
} from './network.js';
import type { Judged } from './outcome.js';
import { userAgentOf } from './packaged.js';
import type { PlannedRequests } from './planned-requests.js';
import { plannedTransport } from './planned-transport.js';
import type { Ports } from './ports.js';
import { recording } from './recording.js';
import { sentValuesOf } from './sent-values.js';
import { redactorFor } from './redactor.js';
import type { Target } from './target.js';

/** What a live run is told of how to send. */
export type LiveValues = Pick<
  ValuesOf<'run'>,
  Exclude<keyof ValuesOf<'pact verify'>, OfPacts | OfResults | keyof ValuesOf<'check'>>
> &
  Pick<ValuesOf<'run'>, 'depth' | 'readOnly' | 'consistencySeconds'>;
type OfPacts =
  | 'fromBroker'
  | 'providerName'
  | 'consumerVersionSelector'
  | 'enablePending'
  | 'includeWipPactsSince';
type OfResults = 'publish' | 'providerBranch' | 'consumerVersion';

/** What only a run of the probes needs. */
export interface RunExtras {
  readonly otherToken: string | undefined;
  readonly expiredToken: string | undefined;
  readonly permissions: Permissions;
  /** How often a GET goes to the token endpoint. */
  readonly tokenGets: number;
}

/** All that is decided before anything is sent. */
export interface Plan {
  readonly values: LiveValues;
  readonly target: Target;
  readonly probes: readonly Probe[];
  readonly embedded: Embedded | undefined;
  readonly seed: number;
  /** Operations that are not sent. */
  readonly exclusions: readonly Exclusion[];
  /** All that may be sent. Undefined: a pact says what is sent. */
  readonly requests?: PlannedRequests;
  readonly extras?: RunExtras;
  /** As the report and the `User-Agent` of every request name the run. */
  readonly runId: string;
}

/**
 * The embedded provider, where it is the target; undefined where another is. Throws `usage`, `unknown-fault`.
 * @param seeds clients that it has from the start; default some
 */
export const embeddedOf = async (
  { target, fault }: Pick<LiveValues, 'target' | 'fault'>,
  seeds?: number,
): Promise<Embedded | undefined> => {
  if (target === 'embedded') return (await import('./embedded.js')).startEmbedded(fault, seeds);
  if (fault === undefined) return undefined;
  throw appError('usage', 'a fault can be planted in the embedded target only');
};

/** Takes from the judge what tells its findings so far: probes may ask for them. */
export type OnVerdicts = (soFar: () => readonly Finding[]) => void;

/** Opens what a live run needs, and closes it whatever happens. */
export const withLive = async (
  plan: Plan,
  ports: Ports,
  use: (
    source: Source,
    redactor: ShapeRedactor,
    onVerdicts: OnVerdicts,
    stop: () => void,
  ) => Promise<Judged>,
): Promise<Judged> => {
  const { values, target } = plan;
  const redactor = redactorFor(ports);
  const mark = markOf(randomBytes(8).toString('hex'));
  const transport = guarded(transportOf(values), plan);
  let live: ReturnType<typeof liveSource> | undefined;
  let soFar: () => readonly Finding[] = () => [];
  const onVerdicts: OnVerdicts = (told) => (soFar = told);
  const bail = new AbortController();
  const stop = () => {
    bail.abort('--bail');
  };
  const wiring = {
    transport,
    userAgent: userAgentOf(`run ${plan.runId}`),
    learn: (secret: string) => {
      redactor.learn(secret);
    },
    onSent: (request: HttpRequest, sent: Sent) => live?.tokenSent(request, sent),
    production: values.allowProduction,
    expiredToken: plan.extras?.expiredToken,
  };
  const authorizers = authorizersOf(plan, wiring);
  const journal = await openJournal({
    file: journalFile(plan),
    target: `${target.origin}${target.prefix}`,
    mark,
    startedAt: new Date().toISOString(),
  });
  try {
    live = liveSource({
      ...driveOptions(plan),
      userAgent: userAgentOf(`run ${plan.runId}`),
      transport,
      ...authorizers,
      journal,
      mark,
      signal: AbortSignal.any([ports.interrupted, bail.signal]),
      verdicts: () => soFar(),
    });
    const source = live;
    if (values.record === undefined) return await use(source, redactor, onVerdicts, stop);
    return await recording(values.record, redactor, (recorded) =>
      use(recorded(source), redactor, onVerdicts, stop),
    );
  } finally {
    await journal.close();
    await transport.close();
  }
};

const authorizersOf = ({ embedded, target, values, extras }: Plan, wiring: Wiring) => ({
  authorizer: authorizerOf(embedded?.credentials, target, values, wiring),
  otherAuthorizer: otherAuthorizerOf(target.other && extras?.otherToken, wiring),
});

/** What a dry run prints is what may leave. */
const guarded = (
  transport: Transport,
  { requests, embedded, target, values, extras }: Plan,
): Transport => {
  if (!requests) return transport;
  const { origin } = target;
  const credentials = embedded?.credentials ?? demandCredentials(target, values, true);
  const tokenUrl = credentials?.kind === 'private_key_jwt' ? credentials.tokenUrl : undefined;
  return plannedTransport(transport, {
    ...{ origin, requests, tokenUrl },
    tokenGets: extras?.tokenGets ?? 0,
  });
};

const journalFile = ({ values, target, embedded }: Plan): string =>
  values.journal ?? embedded?.journal ?? defaultJournalOf(target, values);

/** Where the journal of a target lies unless told otherwise. */
export const defaultJournalOf = (
  { origin, prefix }: Pick<Target, 'origin' | 'prefix'>,
  { stateFolder }: Pick<LiveValues, 'stateFolder'>,
): string => defaultJournalFile(`${origin}${prefix}`, { XDG_STATE_HOME: stateFolder });

/** Requests a second beyond loopback unless told otherwise. */
const COURTEOUS_RATE = 2;
const BUDGETS = { quick: 150, full: 1500 };
/** What failed logins take besides, with what is served between two of them. */
const FOR_LOGINS = { quick: 20, full: 0 };
/** Failed logins beyond loopback at the most: each may be the one too many. */
const FAILED_LOGINS = { quick: 8, full: 50 };

const driveOptions = (plan: Plan) => {
  const { values, target, probes, seed, exclusions, extras } = plan;
  return {
    probes,
    exclusions,
    seed,
    origin: target.origin,
    prefix: target.prefix,
    loopback: target.loopback,
    embedded: target.name === 'embedded',
    collection: target.collection,
    other: target.other,
    values: sentValuesOf(values),
    ...limits(plan),
    readOnly: values.readOnly,
    allowMutations: values.allowMutations,
    failedLoginsAllowed: values.allowFailedLogins,
    ...(extras && {
      depth: extras.permissions.depth,
      hasRoom: extras.permissions.hasRoom,
      expiredToken: extras.permissions.expiredToken,
      mostFailedLogins: FAILED_LOGINS[extras.permissions.depth],
    }),
    consistencySeconds: values.consistencySeconds,
  };
};

/** The most requests of a run; undefined: no limit. */
export const budgetOf = (
  values: Pick<LiveValues, 'depth' | 'quickBudget' | 'fullBudget' | 'allowFailedLogins'>,
  isLoopback: boolean,
): number | undefined => {
  const { depth, quickBudget, fullBudget, allowFailedLogins } = values;
  const asked = { quick: quickBudget, full: fullBudget }[depth];
  if (asked !== undefined || isLoopback) return asked;
  return BUDGETS[depth] + (allowFailedLogins ? FOR_LOGINS[depth] : 0);
};

/** Requests a second; undefined: no limit. */
export const rateOf = (
  { rate }: Pick<LiveValues, 'rate'>,
  isLoopback: boolean,
): number | undefined => rate ?? (isLoopback ? undefined : COURTEOUS_RATE);

const limits = ({ values, target }: Plan) => {
  const { maxDuration } = values;
  return {
    retryAfter,
    ratePerSecond: rateOf(values, target.loopback),
    maxRequests: budgetOf(values, target.loopback),
    maxDurationMs: maxDuration === undefined ? undefined : maxDuration * 1000,
    timeoutMs: values.timeout * 1000,
  };
};
