import { claims } from '../checks/index.js';
import type { ComparedChange, Comparison } from '../history/compared.js';
import { appError } from './errors.js';
import { nearCheck } from './near-check.js';
import { type Finding, isAtLeast } from '../model/finding.js';
import { withoutIndexes } from '../model/json/pointer.js';
import type { Report } from '../model/report.js';
import type { Waivable } from '../model/waiver.js';
import type { Waiver } from '../settings/waivers.js';
import type { Settings } from './settings.js';

export type Terms = Pick<Waiver, 'owner' | 'reason' | 'expires'>;

type Choice = Pick<
  Settings<'waive'>['values'],
  'waivedFingerprints' | 'waivedChecks' | 'waivedOperations'
>;

type Chosen = Finding & { readonly shape: string };

/** What stands on no exchange is about the configuration; what sums up others is none of them. */
const isWaivable = (finding: Finding): finding is Chosen =>
  finding.ledger !== 'gap' &&
  finding.exchanges.length > 0 &&
  finding.at !== 'run' &&
  ![finding.at, finding.shape, finding.operation ?? '*', finding.interaction ?? '-'].some(isEmpty);

const isEmpty = (text: string | undefined) => text === undefined || text === '';

/**
 * The findings that are asked for: what is named by fingerprint or check, or else what fails the run.
 * Throws `usage` for a fingerprint that the report does not hold, `unknown-check`.
 */
export const chosenFindings = (report: Report, choice: Choice): readonly Chosen[] => {
  const { waivedFingerprints: fingerprints, waivedChecks: checks } = choice;
  const { waivedOperations: operations } = choice;
  const judgedBy = new Set([
    ...claims.map(({ id }) => id),
    ...report.checks.map(({ check }) => check),
  ]);
  const stranger = checks?.find((named) => !judgedBy.has(named));
  if (stranger !== undefined)
    throw appError('unknown-check', `there is no check "${stranger}"${nearCheck(stranger)}`);
  demandThere(fingerprints, report.findings.filter(isWaivable));
  const isNamed = fingerprints !== undefined || checks !== undefined;
  return report.findings
    .filter(isWaivable)
    .filter(({ severity }) => isNamed || isAtLeast(severity, report.run.gate ?? 'error'))
    .filter(({ fingerprint }) => fingerprints?.includes(fingerprint) ?? true)
    .filter(({ check }) => checks?.includes(check) ?? true)
    .filter(({ operation }) => operations?.includes(operation ?? '*') ?? true);
};

/** The changes that are asked for, of those that may fail. Throws `usage`. */
export const chosenChanges = (
  { changes }: Comparison,
  choice: Choice,
): readonly ComparedChange[] => {
  const { waivedFingerprints: fingerprints, waivedOperations: operations } = choice;
  if (choice.waivedChecks !== undefined)
    throw appError('usage', 'a change is of no check', {
      next: 'choose by --fingerprint, --operation or --all',
    });
  demandThere(fingerprints, changes);
  return changes
    .filter(({ verdict, fingerprint }) =>
      fingerprints === undefined
        ? verdict === 'breaking' || verdict === 'undecided'
        : verdict !== 'safe' && fingerprints.includes(fingerprint),
    )
    .filter(({ operations: own }) => operations?.some((each) => own.includes(each)) ?? true);
};

const demandThere = (
  wanted: readonly string[] | undefined,
  there: readonly { readonly fingerprint: string }[],
): void => {
  const lost = wanted?.find((named) => there.every(({ fingerprint }) => fingerprint !== named));
  if (lost === undefined) return;
  throw appError('usage', `the report holds nothing to waive with the fingerprint ${lost}`);
};

/** The waiver that a finding is waived by, and nothing worse. */
export const entryOf = (finding: Waivable, terms: Terms, target: string | undefined): Waiver => ({
  check: finding.check,
  operation: finding.operation ?? '*',
  at: withoutIndexes(finding.at),
  shape: finding.shape,
  severity: finding.severity,
  ...(finding.interaction === null ? {} : { interaction: finding.interaction }),
  ...(target === undefined ? {} : { target }),
  ...terms,
});
