import type { Severity } from '../model/finding.js';
import { FINDING_STATES, type FindingState, type TrendFinding } from './trend-report.js';
import type { Track } from './track.js';
import type { Tracks } from './tracks.js';

/** Nights that are looked back on: for what comes and goes, and for what was fixed lately. */
const WINDOW = 14;
/** How often a flaky finding has come back within the window. */
const RETURNS = 2;

/** What became of every finding by the last night. */
export const statesOf = (
  tracks: Tracks,
): { readonly findings: readonly TrendFinding[]; readonly fixedLongAgo: number } => {
  const last = tracks.nights.length - 1;
  const isLongAgo = ({ silentSince = last, lastSeen }: Track, state: FindingState) =>
    state === 'fixed' && lastSeen !== last && silentSince <= last - WINDOW;
  const told = tracks.tracks.map((track) => ({ track, ...stateOf(track, tracks) }));
  const recent = told.filter(({ track, state }) => !isLongAgo(track, state));
  const findings = recent.map((each) => findingOf(each, tracks)).sort(byWeight);
  return { findings, fixedLongAgo: told.length - recent.length };
};

interface State {
  readonly state: FindingState;
  /** The position of the night. */
  readonly since: number;
  readonly rate: TrendFinding['rate'];
}

const stateOf = (track: Track, tracks: Tracks): State => {
  const flaky = flakiness(track, tracks);
  if (flaky) return flaky;
  const { lastSeen, stretch, silentSince, unlookedSince } = track;
  const last = tracks.nights.length - 1;
  if (lastSeen === last)
    return { state: stretch === last ? 'new' : 'still failing', since: stretch, rate: null };
  if (silentSince !== undefined) return { state: 'fixed', since: silentSince, rate: null };
  return { state: 'no longer exercised', since: unlookedSince ?? last, rate: null };
};

/** Came back after it was fixed, at least twice in the last nights that looked for it. */
const flakiness = (track: Track, { nights, looked }: Tracks): State | undefined => {
  const { returns, sightings, finding } = track;
  if (returns.length < RETURNS) return undefined;
  const window: number[] = [];
  for (let at = nights.length - 1; at >= 0 && window.length < WINDOW; at -= 1)
    if (sightings.has(at) || looked(at, finding)) window.push(at);
  const start = window.at(-1) ?? 0;
  if (returns.filter((night) => night >= start).length < RETURNS) return undefined;
  const seen = window.filter((night) => sightings.has(night));
  const rate = { seen: seen.length, nights: window.length };
  return { state: 'flaky', since: seen.at(-1) ?? start, rate };
};

const findingOf = (
  { track, state, since, rate }: State & { readonly track: Track },
  tracks: Tracks,
): TrendFinding => {
  const { fingerprint, check, operation, severity, waived } = track.finding;
  const at = (night: number): string => tracks.nights[night]?.start ?? '';
  return {
    fingerprint,
    check,
    operation,
    severity,
    waived,
    state,
    since: at(since),
    firstSeen: at(track.first),
    lastSeen: at(track.lastSeen),
    rate,
    remark: state === 'new' ? remarkOn(track, tracks) : null,
  };
};

const remarkOn = (track: Track, { looked }: Tracks): TrendFinding['remark'] => {
  if (track.first !== track.lastSeen) return 'came back';
  for (let at = track.first - 1; at >= 0; at -= 1) if (looked(at, track.finding)) return null;
  return 'never looked for before';
};

const SEVERITIES: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const byWeight = (one: TrendFinding, other: TrendFinding): number =>
  FINDING_STATES.indexOf(one.state) - FINDING_STATES.indexOf(other.state) ||
  Number(one.waived) - Number(other.waived) ||
  SEVERITIES[one.severity] - SEVERITIES[other.severity] ||
  (one.since < other.since ? 1 : -1) * Number(one.since !== other.since) ||
  (one.fingerprint < other.fingerprint ? -1 : 1);
