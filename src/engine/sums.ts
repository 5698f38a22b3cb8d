import type { Contract } from '../model/contract.js';
import type { RunEvent } from '../model/event.js';
import type { SeenEvidence } from '../model/evidence.js';
import type { Requirement, Summary } from '../model/report.js';
import type { Findings } from './findings.js';
import type { Operations } from './operations.js';
import type { Pins } from './pins.js';
import type { Requirements } from './requirements.js';
import type { ClaimTally } from './claim-tally.js';

/** All that a run has counted. */
export interface Counts {
  readonly contract: Contract;
  readonly operations: Operations;
  readonly requirements: Requirements;
  readonly claims: readonly ClaimTally[];
  readonly findings: Findings;
  readonly pins: Pins;
}

/** The sums as events: operations, checks, requirements, pins. */
export function* sums(counts: Counts, redact: (text: string) => string): Generator<RunEvent> {
  const { contract, operations, requirements, claims, pins } = counts;
  for (const operation of operations.summary()) yield { type: 'operation-summed', operation };
  for (const tally of claims)
    yield { type: 'check-summed', tally: tally.summary(redact, contract) };
  for (const requirement of requirementsOf({ contract, requirements, claims })) {
    yield { type: 'requirement-summed', requirement };
  }
  for (const host of operations.hosts.seen()) yield { type: 'host-summed', host };
  for (const refusal of operations.refusals.summary(redact))
    yield { type: 'refusal-summed', refusal };
  for (const [key, value] of pins.observed()) {
    yield { type: 'pin-observed', key: redact(key), value: redact(value) };
  }
}

/** The lines of the document, then the clauses of the catalogue; a check of the user's own is no share of either. */
export function* requirementsOf({
  contract,
  requirements,
  claims,
}: Pick<Counts, 'contract' | 'requirements' | 'claims'>): Generator<Requirement> {
  yield* requirements.summary(contract);
  for (const tally of claims) if (tally.claim.own === undefined) yield tally.requirement();
}

export const summaryOf = (
  { operations, claims, findings }: Counts,
  evidence: SeenEvidence,
): Summary => {
  const sum = (of: (tally: ClaimTally) => number): number =>
    claims.reduce((total, tally) => total + of(tally), 0);
  return {
    exchanges: operations.judged,
    evaluations: {
      pass: sum(({ pass }) => pass),
      fail: sum(({ fail }) => fail),
      notApplicable: sum((tally) => tally.count('not-applicable')),
      couldNotTell: sum((tally) => tally.count('could-not-tell')),
    },
    evidence,
    findings: findings.summary(),
  };
};
