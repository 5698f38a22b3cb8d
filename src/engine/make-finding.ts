import type { Exchange } from '../model/exchange.js';
import { type Finding, isAtLeast, type Observation, type Severity } from '../model/finding.js';
import type { Redactor } from '../model/redactor.js';
import type { ClaimTally } from './claim-tally.js';
import { curlScript } from './curl-script.js';
import { fingerprintOf, shapeOf } from './fingerprint.js';
import type { Waivable, Waived } from '../model/waiver.js';
import type { Remark } from './options.js';
import type { RecentExchanges } from './recent.js';

/** Characters of a text that are redacted, and that are kept: a secret at the cut is known by then. */
const READ = 65_536;
const TEXT = 2000;

/** What was seen, by whom, and on which exchange. */
export interface Sighting {
  readonly tally: ClaimTally;
  readonly exchange: Exchange;
  /** Position of the operation; the number of operations for a request of none. */
  readonly operation: number;
  readonly observation: Observation;
}

export interface FindingMaking {
  readonly redactor: Redactor;
  readonly recent: RecentExchanges;
  readonly waive: (finding: Waivable) => Waived;
}

const operationIdOf = ({ match }: Exchange): string | null =>
  match.kind === 'operation' ? match.operation.id : null;

/** The operation that a finding is of; null where it is of all. */
export const findingOperationOf = ({
  exchange,
  observation,
}: Pick<Sighting, 'exchange' | 'observation'>): string | null =>
  observation.everywhere === true ? null : operationIdOf(exchange);

/** The earlier exchanges of an observation; where one cannot be had any more, its id. */
export const earlierOf = (
  { earlier = [] }: Observation,
  recent: RecentExchanges,
): readonly (Exchange | string)[] => earlier.map((id) => recent.get(id) ?? id);

/** The finding that a first sighting makes. */
export const findingOf = (
  fingerprint: string,
  sighting: Sighting,
  { redactor, waive, recent }: FindingMaking,
): Finding => {
  const { tally, exchange, observation } = sighting;
  const { claim } = tally;
  const clean = (text: string): string => cut(redactor.text(text.slice(0, READ)));
  const operation = findingOperationOf(sighting);
  const place = { check: claim.id, operation, at: clean(observation.at) };
  const shape = clean(shapeOf(observation));
  const severity = severityOf(tally, observation);
  const ownSeverity = observation.severity ?? claim.severity;
  const interaction = exchange.interaction ?? null;
  return {
    fingerprint,
    ...place,
    ledger: observation.ledger ?? claim.ledger,
    severity,
    ...(ownSeverity === severity ? {} : { ownSeverity }),
    side: observation.side ?? (claim.asks === 'request' ? 'request' : 'response'),
    title: claim.title,
    clause: observation.clause ?? claim.clause,
    expected: clean(observation.expected),
    actual: clean(observation.actual),
    why: observation.why ?? claim.why,
    fix: observation.fix ?? claim.fix,
    count: 1,
    exchanges: [redactor.text(exchange.id)],
    curl: curlScript(
      exchange,
      earlierOf(observation, recent),
      { redactor, recent },
      observation.at,
    ),
    breaks: observation.breaks ?? null,
    flakyRate: null,
    ...(claim.own === undefined ? {} : { own: claim.own }),
    ...waive({ ...place, shape, severity, interaction }),
    pointer: observation.pointer ?? null,
    position: observation.position ?? null,
    interaction,
    ...(exchange.pact ? { pact: clean(exchange.pact.file) } : {}),
    shape,
  };
};

/** A finding that stands on no exchange. */
export const findingOfRemark = (remark: Remark): Finding => {
  const { check, operation, severity, title, clause, at, expected, actual, why, fix } = remark;
  const shape = remark.shape === undefined ? {} : { shape: remark.shape };
  return {
    fingerprint: fingerprintOf(check, operation, { at, expected, actual, ...shape }),
    check,
    ...(remark.about === undefined ? {} : { about: remark.about }),
    ledger: remark.ledger ?? 'contract',
    severity,
    side: 'request',
    operation,
    title,
    clause,
    at,
    expected,
    actual,
    shape: actual,
    ...shape,
    why,
    fix,
    count: 1,
    exchanges: [],
    curl: '',
    breaks: null,
    flakyRate: null,
    waivedBy: null,
    pointer: remark.pointer ?? null,
    position: remark.position ?? null,
    interaction: null,
  };
};

/** What stands for all that is beyond the bounds and weighs like this finding. */
export const beyondBounds = ({
  severity,
  ledger,
  side,
  waivedBy,
}: Finding): Observation & { readonly shape: string } => ({
  at: 'run',
  expected: 'no deviation',
  actual: `more distinct deviations than are listed one by one`,
  shape: ['beyond the bounds', severity, ledger, side, waivedBy ?? ''].join(' '),
  severity,
  ledger,
  ...(side === 'request' ? { side } : {}),
});

/** The finding that sums up what is beyond the bounds, made of the first that is. */
export const sumOf = (finding: Finding): Finding => {
  const observation = beyondBounds(finding);
  const { at, expected, actual, shape } = observation;
  return {
    ...finding,
    fingerprint: fingerprintOf(finding.check, null, observation),
    operation: null,
    at,
    expected,
    actual,
    shape,
    pointer: null,
    position: null,
  };
};

/** A waiver may count what it is used for: the one that reports asks it for what others have found. */
export const waivedAgain = (finding: Finding, waive: FindingMaking['waive']): Finding => {
  const { actual, shape = actual } = finding;
  return { ...finding, ...waive({ ...finding, shape }) };
};

/**
 * An observation that says how severe it is stays so, unless the configuration has made the check
 * milder than that; it never makes such an observation worse.
 */
const severityOf = ({ severity, claim }: ClaimTally, observation: Observation): Severity => {
  const own = observation.severity;
  if (own === undefined) return severity;
  if (severity === claim.severity) return own;
  return isAtLeast(severity, own) ? own : severity;
};

const cut = (text: string): string => {
  if (text.length <= TEXT) return text;
  return `${text.slice(0, TEXT).toWellFormed()}… (${text.length - TEXT} more characters)`;
};
