import type { Night, NightEvidence, NightFinding, PassedOver, Series } from './nights.js';

export const FINDING_STATES = [
  'new',
  'flaky',
  'still failing',
  'no longer exercised',
  'fixed',
] as const;

/**
 * What became of a finding by the last night: seen for the first time, or again after it was fixed; come and
 * gone, twice at least; seen since an earlier night; not looked for any more; looked for, and silent.
 */
export type FindingState = (typeof FINDING_STATES)[number];

export interface TrendFinding extends Pick<
  NightFinding,
  'fingerprint' | 'check' | 'operation' | 'severity' | 'waived'
> {
  readonly state: FindingState;
  /** The start of the night since when it is so, RFC 3339. */
  readonly since: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Of a flaky one: in how many of the last nights that looked for it it was seen. */
  readonly rate: { readonly seen: number; readonly nights: number } | null;
  /** Of a new one: it was there before, and fixed; or no earlier night has looked for it. */
  readonly remark: 'came back' | 'never looked for before' | null;
}

/** An operation that is slower than before; milliseconds. */
export interface Slower {
  readonly operation: string;
  readonly since: string;
  /** The greatest p95 of the nights before, and the least of the nights since. */
  readonly before: number;
  readonly now: number;
}

/** What has changed besides the findings, from one night to the next. */
export interface Mark {
  readonly at: string;
  readonly what: 'document' | 'suite' | 'provider' | 'pin';
  /** The question of a pin. */
  readonly name: string | null;
  readonly from: string;
  readonly to: string;
}

/** Days without a line: nothing is fixed by them. Both ends are such days, `YYYY-MM-DD`, UTC. */
export interface Hole {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

export interface TrendNight extends Pick<
  Night,
  'run' | 'start' | 'end' | 'verdict' | 'build' | 'narrowedBy' | 'latencies'
> {
  readonly evidence: NightEvidence;
  /** How many findings; a waived one counts in nothing else. */
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'waived', number>>;
}

/** The nights of one series as a story. */
export interface SeriesTrend {
  readonly series: Series;
  /** Oldest first. */
  readonly nights: readonly TrendNight[];
  /** Earlier nights that are not told of. */
  readonly leftOut: number;
  readonly holes: readonly Hole[];
  readonly marks: readonly Mark[];
  /** By state, the weightiest first. Those that were fixed long ago are left out. */
  readonly findings: readonly TrendFinding[];
  readonly fixedLongAgo: number;
  readonly slower: readonly Slower[];
}

/** What `trend` tells; its schema is `specs/trend.schema.json`. */
export interface TrendReport {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  /** The files that were read: a history, or two reports. */
  readonly read: readonly string[];
  /** The first of them, and how many there are. */
  readonly passedOver: readonly PassedOver[];
  readonly passedOverInAll: number;
  /** That of the last night first. */
  readonly series: readonly SeriesTrend[];
}
