import type { Finding } from '../model/finding.js';
import type { Evidence } from '../model/report.js';
import { bothTries, type TriesState } from './tries.js';
import { compareTurns, type Turn } from './turn.js';

/** Exchanges that a finding names. */
export const CITED = 20;

/** One exchange that showed a deviation. */
export interface Seen {
  readonly id: string;
  readonly turn: Turn;
}

/** One deviation, as plain values. */
export interface FindingState {
  /** As it was when it was made. */
  readonly finding: Finding;
  readonly operation: number;
  readonly tries: TriesState;
  readonly count: number;
  /** The first exchanges that showed it, in order; never empty. */
  readonly seen: readonly Seen[];
  /** Exchanges that are its evidence. */
  readonly evidence: readonly string[];
}

/** All that was found, as plain values. */
export interface FindingsState {
  readonly findings: readonly FindingState[];
  readonly evidence: readonly (readonly [id: string, evidence: Evidence])[];
}

const firstOf = ({ seen: [first] }: FindingState, other: FindingState): number => {
  const [second] = other.seen;
  return first && second ? compareTurns(first.turn, second.turn) : 0;
};

/** A deviation that two shards saw: what is told of it is told of the first sighting. */
const both = (one: FindingState, other: FindingState): FindingState => {
  const earlier = firstOf(one, other) <= 0 ? one : other;
  const seen = [...one.seen, ...other.seen].sort((a, b) => compareTurns(a.turn, b.turn));
  const later = earlier === one ? other : one;
  const tries = bothTries(earlier.tries, later.tries);
  return { ...earlier, count: one.count + other.count, tries, seen: seen.slice(0, CITED) };
};

/** What several shards found, each deviation once, in order of the first sighting. */
export const mergeFindings = (states: readonly FindingsState[]): FindingsState => {
  const findings = new Map<string, FindingState>();
  const evidence = new Map<string, Evidence>();
  for (const state of states) {
    for (const each of state.findings) {
      const { fingerprint } = each.finding;
      const known = findings.get(fingerprint);
      findings.set(fingerprint, known ? both(known, each) : each);
    }
    for (const [id, each] of state.evidence) evidence.set(id, each);
  }
  return { findings: [...findings.values()].sort(firstOf), evidence: [...evidence] };
};
