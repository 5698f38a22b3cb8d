import { BITS, type Contradiction, type Facts, type Invariant } from '../../model/registry.js';
import {
  type CheckContext,
  defineMonitor,
  type Monitor,
  type MonitorRun,
  type Settle,
} from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation, Severity } from '../../model/finding.js';
import { couldNotTell, PASS, suspected, type Verdict, verdictOf } from '../../model/verdict.js';

const ANOTHER_WRITER = couldNotTell(
  'another writer, whom the recording does not show, may explain it',
);
const UNREAD = suspected(
  'an older state was read, and nobody read again after the time that a fresh one may take',
);
const PINNED =
  'Serve reads from the state that was answered for; where they are late by design, pin it: `reads: eventual` under `pins` in conformance.yaml.';
const LONG_AFTER =
  'long after the write: another writer, whom the recording does not show, would explain it too';
const VOUCHED =
  'Find out who else writes to these clients; where nobody does, say so with --sole-writer: it is then held against the server.';
const LOST = couldNotTell('there was too much to keep in mind');

/** What a monitor says of a contradiction; where it is seen and how late is added. */
export interface Explanation {
  readonly expected: string;
  readonly actual: string;
  readonly at?: string;
  readonly severity?: Severity;
  readonly fix?: string;
  /** Default: `actual`. */
  readonly shape?: string;
}

/** A monitor that reports the contradictions of one invariant of the history. */
export interface InvariantMonitor extends Omit<Monitor, 'kind' | 'start'> {
  readonly invariant: Invariant;
  /** The verdict on an exchange that the invariant does not speak about. */
  readonly silence: Verdict;
  readonly explain: (contradiction: Contradiction) => Explanation;
}

/** Makes the monitor of one invariant: passes at once, and fails when what a later answer may set right is decided. */
export const defineInvariantMonitor = ({
  invariant,
  silence,
  explain,
  ...claim
}: InvariantMonitor): Monitor =>
  defineMonitor({
    ...claim,
    start: (context, settle) =>
      new InvariantRun(context, settle, { invariant, silence, explain, severity: claim.severity }),
  });

type InvariantOptions = Pick<InvariantMonitor, 'invariant' | 'silence' | 'explain' | 'severity'>;

class InvariantRun implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #options: InvariantOptions;
  readonly #bit: number;
  readonly #waiting = new Map<Exchange, readonly Contradiction[]>();

  constructor(context: CheckContext, settle: Settle, options: InvariantOptions) {
    this.#context = context;
    this.#settle = settle;
    this.#options = options;
    this.#bit = BITS[options.invariant];
    context.history.allow(context.settings.consistencySeconds);
  }

  judge(exchange: Exchange): void {
    const facts = this.#context.history.examine(exchange);
    if (facts.contradictions.length === 0) {
      this.#settle(exchange, this.#unmoved(facts));
      return;
    }
    const mine = facts.contradictions.filter(
      ({ init }) => init.invariant === this.#options.invariant,
    );
    if (mine.length === 0) this.#settle(exchange, this.#unmoved(facts));
    else this.#wait(exchange, mine);
  }

  finish(): void {
    this.#context.history.finish();
    for (const [exchange, mine] of this.#waiting) this.#settle(exchange, this.#verdict(mine));
    this.#waiting.clear();
  }

  #unmoved({ spoke, hidden }: Facts): Verdict {
    return (spoke & this.#bit) !== 0 ? PASS : (hidden ?? this.#options.silence);
  }

  #wait(exchange: Exchange, mine: readonly Contradiction[]): void {
    const settle = () => {
      if (mine.some(({ resolution }) => resolution === 'open')) return;
      this.#waiting.delete(exchange);
      this.#settle(exchange, this.#verdict(mine));
    };
    this.#waiting.set(exchange, mine);
    for (const each of mine) each.whenResolved(settle);
    settle();
  }

  #verdict(mine: readonly Contradiction[]): Verdict {
    const observations: Observation[] = [];
    let rest = PASS;
    for (const each of mine) {
      const outcome = this.#outcome(each);
      if (outcome === 'error' || outcome === 'warning')
        observations.push(this.#observe(each, outcome));
      else if (outcome !== PASS) rest = outcome;
    }
    return observations.length > 0 ? verdictOf(observations) : rest;
  }

  /**
   * One rule for all late reads: an error where the older state was still there after the time that a
   * fresh one may take; a warning where it was set right, for nobody has seen it any longer.
   */
  #outcome(contradiction: Contradiction): 'error' | 'warning' | Verdict {
    const { resolution, init, certain, mayBeLate, seenAfterMs } = contradiction;
    const { consistencySeconds, pins } = this.#context.settings;
    if (resolution === 'dismissed') return PASS;
    if (resolution === 'lost') return LOST;
    if (!certain) return contradiction.doubtful ? 'warning' : ANOTHER_WRITER;
    const isInTime = mayBeLate && seenAfterMs <= consistencySeconds * 1000;
    if (resolution === 'fresh' || (resolution === 'late' && isInTime))
      return isInTime && pins.reads === 'eventual' ? PASS : 'warning';
    if (resolution === 'open' && isInTime) return UNREAD;
    return init.odd ? 'warning' : 'error';
  }

  #observe(contradiction: Contradiction, outcome: 'error' | 'warning'): Observation {
    const { right } = contradiction.init;
    const { severity, shape, ...explanation } = this.#options.explain(contradiction);
    const { actual } = explanation;
    const isInfo = (severity ?? this.#options.severity) === 'info';
    const lowered = outcome === 'warning' && !isInfo ? outcome : severity;
    return {
      at: placeOf(contradiction),
      ...explanation,
      shape: shape ?? actual,
      ...qualified(contradiction, actual),
      ...(lowered ? { severity: lowered } : {}),
      earlier: earlierOf(contradiction),
      ...(right && { right }),
    };
  }
}

/** What is added where it was set right, or where somebody else may have done it. */
const qualified = (
  { doubtful, init, resolution, seenAfterMs, freshAfterMs = 0 }: Contradiction,
  actual: string,
): Partial<Observation> => {
  if (doubtful)
    return { actual: `${actual}, ${LONG_AFTER}`, shape: `${actual}, long after`, fix: VOUCHED };
  if (resolution !== 'fresh' && resolution !== 'late') return {};
  const since = init.isStranger ? 'it had been read' : 'the write was answered';
  const delay = `${round(seenAfterMs)} ms after ${since}; set right after ${round(freshAfterMs)} ms`;
  return { actual: `${actual}, ${delay}`, shape: `${actual}, set right in time`, fix: PINNED };
};

const round = (milliseconds: number): string => String(Math.round(milliseconds));

const placeOf = ({ init: { view, member, seenInstead } }: Contradiction): string => {
  if (view === 'status') return 'response.status';
  const body = view === 'list' ? 'response.body/*' : 'response.body';
  if (member !== undefined) return `${body}/${member}`;
  if (view === 'list') return seenInstead === 'nothing' ? 'response.body' : `${body}/clientId`;
  return 'response.status';
};

const earlierOf = ({ init: { because, culprit } }: Contradiction): readonly string[] =>
  (culprit ? [because, culprit] : [because])
    .toSorted((one, other) => one.start - other.start)
    .map(({ id }) => id)
    .filter((id) => id !== '');

/** `the name`, `the client`: what a contradiction is about. */
export const subjectOf = ({ init: { member } }: Contradiction): string =>
  member === undefined ? 'the client' : `the ${WORDS[member] ?? member}`;

const WORDS: Readonly<Record<string, string>> = {
  pkceRequired: 'flag pkceRequired',
  redirectUris: 'list of redirect URIs',
  contacts: 'list of contacts',
};

/** What was seen of a member, in words. */
export const seenInWords = (contradiction: Contradiction): string => {
  const { member, seenInstead, view } = contradiction.init;
  if (member === undefined)
    return view === 'list' ? 'no such client in the list' : 'no such client (404)';
  if (seenInstead === 'nothing') return `no ${member}`;
  const word = WORDS[member] ?? member;
  return seenInstead === 'older' ? `the ${word} from before` : `another ${word}`;
};
