import type { Step } from '../../model/registry.js';
import type { CheckContext, MonitorRun, Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import {
  ABSENT,
  ANY,
  isSame,
  MEMBERS,
  membersIn,
  seenValue,
  sentValue,
} from '../../model/members.js';
import { momentOf } from '../../model/moment.js';
import { notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { ANOTHER_WRITER, judgePin, type Kind, KINDS } from './_pins.js';

const NOTHING_TO_SEE = notApplicable('it does not show what became of members that were not sent');
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

type Fate = 'kept' | 'cleared';

/**
 * Pin `put`: `merge`, `replace`, `mixed` or `refused`; where it is mixed, `put-scalars`, `put-arrays`
 * and `put-booleans` besides: `kept`, `cleared` or `mixed`.
 */
export class PartialUpdates implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #fates = new Map<Kind, Set<Fate>>();
  #wasRefused = false;
  /** The last get that showed something; pins of the whole run are held against it. */
  #last: Exchange | undefined;

  constructor(context: CheckContext, settle: Settle) {
    this.#context = context;
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const { step } = this.#context.history.examine(exchange);
    if (exchange.request.method === 'PUT') this.#judgeUpdate(exchange);
    else if (!step || step.update.isEmpty) this.#settle(exchange, NOTHING_TO_SEE);
    else if (!step.update.moment.own || !momentOf(exchange).own) {
      this.#settle(exchange, ANOTHER_WRITER);
    } else if (isSeen(step) && this.#learn(step)) this.#judgeGet(exchange);
    else this.#settle(exchange, NOTHING_TO_SEE);
  }

  finish(): void {
    const last = this.#last;
    if (last) this.#settle(last, this.#verdict());
    this.#last = undefined;
  }

  #judgeUpdate(exchange: Exchange): void {
    if (!isRefusedPart(exchange)) {
      this.#settle(exchange, NOTHING_TO_SEE);
      return;
    }
    this.#wasRefused = true;
    this.#settle(exchange, judgePin(this.#context.settings, 'put', this.#put(), 'response.status'));
  }

  /** What contradicts the pin is said at once, what only falls short of it at the end. */
  #judgeGet(exchange: Exchange): void {
    if (this.#last) this.#settle(this.#last, PASS);
    this.#last = undefined;
    const pinned = this.#context.settings.pins.put;
    if (pinned === 'merge' || pinned === 'replace') this.#settle(exchange, this.#verdict());
    else this.#last = exchange;
  }

  #verdict(): Verdict {
    const { settings } = this.#context;
    const put = this.#put();
    const verdict = judgePin(settings, 'put', put);
    if (put !== 'mixed' || verdict.outcome !== 'pass') return verdict;
    const verdicts = [...this.#fates].map(([kind, fates]) => {
      const [fate = 'kept'] = fates;
      return judgePin(settings, `put-${kind}`, fates.size > 1 ? 'mixed' : fate);
    });
    return verdicts.find(({ outcome }) => outcome === 'fail') ?? PASS;
  }

  #put(): 'merge' | 'replace' | 'mixed' | 'refused' {
    const fates = new Set([...this.#fates.values()].flatMap((each) => [...each]));
    if (fates.size === 0) return 'refused';
    if (fates.size > 1 || this.#wasRefused) return 'mixed';
    return fates.has('kept') ? 'merge' : 'replace';
  }

  /** @returns whether the step shows anything */
  #learn({ before, update, after }: Step): boolean {
    let isTelling = false;
    for (const [member, kind] of KINDS) {
      const was = seenValue(before, member);
      if (!update.leavesOut(MEMBERS.indexOf(member)) || was === ABSENT || was === false) continue;
      const is = seenValue(after, member);
      const fate = isSame(was, is) ? 'kept' : is === ABSENT || is === false ? 'cleared' : undefined;
      if (fate === undefined) continue;
      const fates = this.#fates.get(kind) ?? new Set();
      this.#fates.set(kind, fates.add(fate));
      isTelling = true;
    }
    return isTelling;
  }
}

/** Whether the get shows the update: something that it changed is as it sent it. */
const isSeen = ({ before, update, after }: Step): boolean =>
  MEMBERS.some(
    (member, index) =>
      update.hasSent(index) &&
      !isSame(update.values[index], seenValue(before, member)) &&
      isSame(update.values[index], seenValue(after, member)),
  );

/** An update of ours that left out what a create needs, was well formed, and was refused. */
const isRefusedPart = ({ request, response, purpose }: Exchange): boolean => {
  if (purpose !== 'valid' && purpose !== 'odd-body') return false;
  if (!REFUSALS.has(response?.status ?? 0)) return false;
  const members = membersIn(request.body.json);
  const names = Object.keys(members ?? {});
  const isWhole = names.includes('name') && names.includes('redirectUris');
  return (
    names.length > 0 &&
    !isWhole &&
    names.every((name) =>
      MEMBERS.some((member) => member === name && sentValue(members, member) !== ANY),
    )
  );
};
