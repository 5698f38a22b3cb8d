import type { ConformanceError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import type { SeenEvidence } from '../model/evidence.js';
import { OPERATION_IDS } from '../model/operation.js';
import { judgedIn } from './claim-tally.js';
import { type Ending, seenEvidence } from './missing-evidence.js';
import type { JudgeOptions } from './options.js';
import { requirementsOf, summaryOf, sums } from './sums.js';
import type { Tally } from './tally.js';
import { outcomeOf } from './verdict.js';
import type { Work } from './work.js';

export interface Conclusion {
  readonly tally: Tally;
  readonly options: JudgeOptions;
  readonly work: Work;
  readonly emit: (event: RunEvent) => void;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Why the source ended before its end. */
  readonly cutShort: string | undefined;
  /** What the source said of itself. */
  readonly ending: Ending;
  /** What the source threw. */
  readonly failure: ConformanceError | undefined;
}

/** The end of a stream: how often what was found, the remarks, the sums, then the verdict. */
export const conclude = (conclusion: Conclusion): void => {
  const { tally, options, work, emit, startedAt, cutShort, failure } = conclusion;
  const { redactor, settings, now } = options;
  const { findings, claims, contract, operations } = tally;
  const redact = (text: string): string => redactor.redact(text);
  findings.finish();
  for (const remark of options.remarks?.(judgedIn(claims, contract)) ?? []) findings.remark(remark);
  work.guard(() => {
    for (const event of sums(tally, redact)) emit(event);
  });
  const evidence = redacted(evidenceOf(conclusion), redact);
  const early = cutShort ?? (work.error ?? failure)?.message;
  const isRecorded = options.run.command === 'check';
  const { verdict, reason } = outcomeOf({
    missing: evidence.missing,
    gate: settings.gate,
    gating: findings.gating(settings.gate),
    tallies: claims,
    operations,
    cutShort,
    isRecorded,
    error: work.error ?? failure ?? options.ownFault?.(),
  });
  emit({
    type: 'run-finished',
    durationMs: Math.max(0, Math.round(now() - startedAt)),
    lastExchangeAt: timeOf(operations.lastAt),
    narrowedBy: narrowingOf(conclusion).map(redact),
    ...(isRecorded && conclusion.ending.plan?.embedded && { embedded: true }),
    ...(early === undefined ? {} : { cutShort: redact(early) }),
    summary: summaryOf(tally, evidence),
    verdict,
    reason: redact(reason),
  });
};

/** A recording may bear any number; what is no time of a calendar is none. */
const timeOf = (milliseconds: number | null): string | null => {
  const time = new Date(milliseconds ?? Number.NaN);
  const isTime = time.getTime() >= 0 && time.getUTCFullYear() <= 9999;
  return isTime ? time.toISOString() : null;
};

/** What the run had left out whose recording is judged; of a live run its settings say so. */
const narrowingOf = ({ options, ending: { plan } }: Conclusion): readonly string[] => {
  if (options.run.command !== 'check' || !plan) return [];
  const known = options.contract.operations.map(({ id }) => id);
  const left = plan.exclusions
    .map(({ operation }) => operation)
    .filter((operation) => known.includes(operation));
  const unsent = OPERATION_IDS.filter((id) => !plan.operations.includes(id) && !left.includes(id));
  const without = unsent.length === 0 ? [] : [`recorded without ${unsent.join(', ')}`];
  return [...left.map((operation) => `exclude ${operation}`), ...without];
};

const evidenceOf = ({ tally, options, ending }: Conclusion): SeenEvidence => {
  const { contract, operations, evidence } = tally;
  return seenEvidence({
    contract,
    tally: evidence,
    operations: operations.summary(),
    below: operations.hosts.below,
    requirements: [...requirementsOf(tally)],
    command: options.run.command,
    ...ending,
    only: options.only,
    exclusions: options.exclusions ?? [],
    demands: options.demands ?? {},
  });
};

const redacted = (evidence: SeenEvidence, redact: (text: string) => string): SeenEvidence => ({
  ...evidence,
  excluded: evidence.excluded.map(redact),
  missing: evidence.missing.map(redact),
});
