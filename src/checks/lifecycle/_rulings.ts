import { BITS, type Contradiction, type Facts, type Rule } from '../../model/registry.js';
import {
  type CheckContext,
  defineMonitor,
  type Monitor,
  type MonitorRun,
  type Settle,
} from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation, Severity } from '../../model/finding.js';
import { couldNotTell, PASS, type Verdict, verdictOf } from '../../model/verdict.js';

const ANOTHER_WRITER = couldNotTell(
  'another writer, whom the recording does not show, may explain it',
);
const TOO_SOON = couldNotTell('the history ends before the time that a fresh state may take');
const LOST = couldNotTell('there was too much to keep in mind');

/** What a monitor says of a contradiction; where it is seen and how late is added. */
export interface Saying {
  readonly expected: string;
  readonly actual: string;
  readonly at?: string;
  readonly severity?: Severity;
}

/** A monitor that reports the contradictions of one rule of the history. */
export interface RuleMonitor extends Omit<Monitor, 'kind' | 'start'> {
  readonly rule: Rule;
  /** The verdict on an exchange that the rule does not speak about. */
  readonly silence: Verdict;
  readonly say: (contradiction: Contradiction) => Saying;
}

/** Makes the monitor of one rule: passes at once, and fails when what a later answer may set right is decided. */
export const defineRuleMonitor = ({ rule, silence, say, ...claim }: RuleMonitor): Monitor =>
  defineMonitor({
    ...claim,
    start: (context, settle) =>
      new RuleRun(context, settle, { rule, silence, say, severity: claim.severity }),
  });

type RuleOptions = Pick<RuleMonitor, 'rule' | 'silence' | 'say' | 'severity'>;

class RuleRun implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #options: RuleOptions;
  readonly #bit: number;
  readonly #waiting = new Map<Exchange, readonly Contradiction[]>();

  constructor(context: CheckContext, settle: Settle, options: RuleOptions) {
    this.#context = context;
    this.#settle = settle;
    this.#options = options;
    this.#bit = BITS[options.rule];
    context.history.allow(context.settings.consistencySeconds);
  }

  judge(exchange: Exchange): void {
    const facts = this.#context.history.examine(exchange);
    if (facts.contradictions.length === 0) {
      this.#settle(exchange, this.#unmoved(facts));
      return;
    }
    const mine = facts.contradictions.filter(({ init }) => init.rule === this.#options.rule);
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
      if (mine.some(({ ruling }) => ruling === 'open')) return;
      this.#waiting.delete(exchange);
      this.#settle(exchange, this.#verdict(mine));
    };
    this.#waiting.set(exchange, mine);
    for (const each of mine) each.whenRuled(settle);
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

  /** One rule for all late reads: a warning if it was set right in time, an error if not. */
  #outcome(contradiction: Contradiction): 'error' | 'warning' | Verdict {
    const { ruling, init, certain, mayBeLate, seenAfterMs } = contradiction;
    const { consistencySeconds, pins } = this.#context.settings;
    if (ruling === 'dismissed') return PASS;
    if (ruling === 'lost') return LOST;
    if (!certain) return ANOTHER_WRITER;
    const isExpected =
      pins.reads === 'eventual' && mayBeLate && seenAfterMs <= consistencySeconds * 1000;
    if (ruling === 'fresh') return isExpected ? PASS : 'warning';
    if (isExpected) return ruling === 'late' ? PASS : TOO_SOON;
    return init.odd ? 'warning' : 'error';
  }

  #observe(contradiction: Contradiction, outcome: 'error' | 'warning'): Observation {
    const { ruling, seenAfterMs, freshAfterMs = 0 } = contradiction;
    const { severity, ...saying } = this.#options.say(contradiction);
    const lowered = outcome === 'warning' ? outcome : severity;
    const isFresh = ruling === 'fresh';
    const delay = `${round(seenAfterMs)} ms after the write was answered; set right after ${round(freshAfterMs)} ms`;
    return {
      at: placeOf(contradiction),
      ...saying,
      ...(isFresh ? { actual: `${saying.actual}, ${delay}` } : {}),
      shape: isFresh ? `${saying.actual}, set right in time` : saying.actual,
      ...(lowered ? { severity: lowered } : {}),
      earlier: earlierOf(contradiction),
    };
  }
}

const round = (milliseconds: number): string => String(Math.round(milliseconds));

const placeOf = ({ init: { view, member, sight } }: Contradiction): string => {
  if (view === 'status') return 'response.status';
  const body = view === 'list' ? 'response.body/*' : 'response.body';
  if (member !== undefined) return `${body}/${member}`;
  if (view === 'list') return sight === 'nothing' ? 'response.body' : `${body}/clientId`;
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
export const sightOf = (contradiction: Contradiction): string => {
  const { member, sight, view } = contradiction.init;
  if (member === undefined)
    return view === 'list' ? 'no such client in the list' : 'no such client (404)';
  if (sight === 'nothing') return `no ${member}`;
  const word = WORDS[member] ?? member;
  return sight === 'older' ? `the ${word} from before` : `another ${word}`;
};
