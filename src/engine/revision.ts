import type { CheckContext, Monitor, MonitorRun } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import { issuedTwice } from '../model/issue.js';
import { BITS, type Contradiction, type Facts, type Registry } from '../model/registry.js';
import type { Verdict } from '../model/verdict.js';
import { contextOf } from './context.js';
import type { Collision } from './issued.js';
import type { JudgeOptions } from './options.js';

/** A registry that knows the facts of one exchange. */
class KnownFacts implements Registry {
  readonly secrets = { isEmpty: true, forgetful: false };
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  examine(): Facts {
    return this.#facts;
  }

  allow(): void {
    // Nothing waits for a later answer.
  }

  record(): void {
    // Nothing is recorded.
  }

  leak(): undefined {
    return undefined;
  }

  issued(): readonly never[] {
    return [];
  }

  issuedIds(): readonly never[] {
    return [];
  }

  finish(): void {
    // Nothing is open.
  }
}

const ISSUED = BITS['id-issued-twice'] | BITS['secret-issued-twice'];

const factsOf = (contradictions: readonly Contradiction[]): Facts => ({
  spoke: ISSUED,
  contradictions,
  hidden: undefined,
  step: undefined,
  defaults: undefined,
});

const contradictionOf = ({ of, odd, earlier, later, certain }: Collision): Contradiction => ({
  init: { ...issuedTwice(`${of}-issued-twice`, earlier, later, certain), ...(odd && { odd }) },
  freshAfterMs: undefined,
  mayBeLate: false,
  certain,
  doubtful: false,
  resolution: 'upheld',
  seenAfterMs: Math.max(0, later.start - earlier.end),
  whenResolved: () => undefined,
});

/**
 * What a monitor says of a create now that a create of another shard is known to have issued its secret, or its id.
 * @returns undefined where that changes nothing, or where it had not passed
 */
export const revisedVerdict = (
  monitor: Monitor,
  exchange: Exchange,
  collision: Collision,
  options: JudgeOptions,
): Verdict | undefined => {
  const before = verdictOf(monitor, exchange, contextWith([], options));
  const after = verdictOf(monitor, exchange, contextWith([contradictionOf(collision)], options));
  return before?.outcome === 'pass' && after?.outcome !== 'pass' ? after : undefined;
};

/**
 * What a monitor says of all collections together, once all is there that decides it.
 * @param deciding in order
 * @returns what it settles last, and on which exchange
 */
export const verdictOnAll = (
  monitor: Monitor,
  deciding: readonly Exchange[],
  options: JudgeOptions,
): { readonly exchange: Exchange; readonly verdict: Verdict } | undefined => {
  let last: { readonly exchange: Exchange; readonly verdict: Verdict } | undefined;
  const run = monitor.start(contextWith([], options), (exchange, verdict) => {
    last = { exchange, verdict };
  });
  for (const exchange of deciding) run.judge(exchange);
  run.finish();
  return last;
};

/** Pins are written down by those who judge whole shards. */
const contextWith = (
  contradictions: readonly Contradiction[],
  options: JudgeOptions,
): CheckContext => contextOf(options, new KnownFacts(factsOf(contradictions)), () => undefined);

/** What it says at once. */
const verdictOf = (
  monitor: Monitor,
  exchange: Exchange,
  context: CheckContext,
): Verdict | undefined => {
  let said: Verdict | undefined;
  const run: MonitorRun = monitor.start(context, (_exchange, verdict) => {
    said ??= verdict;
  });
  run.judge(exchange);
  return said;
};
