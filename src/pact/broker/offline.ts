import { terminal } from '../../model/escape.js';
import type { InteractionResult } from '../../model/pact/pact.js';
import { interactionKey, type PactSummary } from '../file/summary.js';
import type { DeployAnswer, DeployRow } from './deploy-answer.js';
import { isOfEmbedded } from '../../model/report.js';
import type { VerificationReport } from './verification.js';

export interface OfflineQuestion {
  /** Only pacts of this consumer or provider; default all. */
  readonly pacticipant?: string | undefined;
  /** Name of the target that the report has to be about; default any but the embedded one. */
  readonly environment?: string | undefined;
  readonly pacts: readonly PactSummary[];
  /** Hex, of the bytes of the document that the provider promises. */
  readonly documentSha256: string;
}

/**
 * Answers what a broker would, from files: the pacts, the last report of `pact verify` and the document.
 * A no needs a failed interaction of these very pacts; all that is missing or differs is unknown.
 */
export const canIDeployOffline = (
  question: OfflineQuestion,
  report: VerificationReport | undefined,
): DeployAnswer => {
  const { pacticipant } = question;
  const pacts = question.pacts.filter(
    ({ consumer, provider }) =>
      pacticipant === undefined || pacticipant === consumer || pacticipant === provider,
  );
  if (pacts.length === 0) return unknown(noPact(pacticipant), []);
  if (!report) return unknown('there is no report of a verification', pacts.map(rowOf));
  const unfit = unfitness(question, report);
  if (unfit !== undefined) return unknown(unfit, pacts.map(rowOf));
  return answer(
    pacts.map((pact) => ({ pact, ruling: rulingOn(pact, report) })),
    report,
  );
};

/** Why a report says nothing about this provider and this document. */
const unfitness = (question: OfflineQuestion, report: VerificationReport): string | undefined => {
  const { environment, documentSha256 } = question;
  if (report.command !== 'pact verify')
    return `the report is one of \`${terminal(report.command, 40)}\`, not of \`pact verify\``;
  if (isOfEmbedded(report)) return 'the report judges the embedded provider, not the vendor';
  if (environment !== undefined && environment !== report.target)
    return `the report is about ${terminal(report.target, 80)}, not about ${terminal(environment, 80)}`;
  if (report.documentSha256 !== documentSha256)
    return 'the document has changed since the verification';
  return undefined;
};

interface Ruling {
  readonly success: boolean | null;
  readonly reason: string;
}

/** What the report says of one pact, interaction by interaction. */
const rulingOn = (pact: PactSummary, report: VerificationReport): Ruling => {
  const result = report.pacts.find(
    ({ consumer, provider, sha256 }) =>
      consumer === pact.consumer && provider === pact.provider && sha256 === pact.sha256,
  );
  if (!result) return { success: null, reason: 'it was not verified as it is now' };
  const results = new Map(result.interactions.map((each) => [interactionKey(each), each]));
  const found = pact.interactions.map((each) => results.get(interactionKey(each)));
  const failed = found.find((each) => each?.outcome === 'failed');
  if (failed) return { success: false, reason: describe(failed) };
  const open = found.findIndex((each) => each?.outcome !== 'verified');
  if (open !== -1) return { success: null, reason: openReason(pact, open, found[open]) };
  return { success: true, reason: '' };
};

const openReason = (
  pact: PactSummary,
  at: number,
  result: InteractionResult | undefined,
): string =>
  result
    ? describe(result)
    : `"${terminal(pact.interactions[at]?.description ?? '', 120)}" was not verified`;

const describe = ({ description, outcome, reason }: InteractionResult): string =>
  `"${terminal(description, 120)}" ${outcome === 'failed' ? 'failed' : 'could not be told'}` +
  (reason === '' ? '' : `: ${terminal(reason, 200)}`);

interface Ruled {
  readonly pact: PactSummary;
  readonly ruling: Ruling;
}

const answer = (ruled: readonly Ruled[], report: VerificationReport): DeployAnswer => {
  const rows = ruled.map(({ pact, ruling }) => ({ ...rowOf(pact), success: ruling.success }));
  const failed = ruled.find(({ ruling }) => ruling.success === false);
  if (failed) return { deployable: false, reason: reasonOf(failed), rows };
  const open = ruled.find(({ ruling }) => ruling.success === null);
  if (open) return unknown(reasonOf(open), rows);
  // The verdict speaks of more than the interactions: our own checks saw what Pact does not.
  if (report.verdict === 'does-not-conform')
    return {
      deployable: false,
      reason: 'the verification found that the provider does not conform',
      rows,
    };
  if (report.verdict !== 'conforms') return unknown('the verification could not tell', rows);
  const when = terminal(report.startedAt, 40);
  const reason = `every interaction was verified against ${terminal(report.target, 80)} at ${when}`;
  return { deployable: true, reason, rows };
};

const reasonOf = ({ pact, ruling }: Ruled): string =>
  `${terminal(pact.consumer, 80)} and ${terminal(pact.provider, 80)}: ${ruling.reason}`;

const rowOf = ({ consumer, provider }: PactSummary): DeployRow => ({
  consumer: terminal(consumer, 120),
  consumerVersion: null,
  provider: terminal(provider, 120),
  providerVersion: null,
  success: null,
});

const noPact = (pacticipant: string | undefined): string =>
  pacticipant === undefined
    ? 'there is no pact'
    : `no pact names ${terminal(pacticipant, 120)} as consumer or provider`;

const unknown = (reason: string, rows: readonly DeployRow[]): DeployAnswer => ({
  deployable: 'unknown',
  reason,
  rows,
});
