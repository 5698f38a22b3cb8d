import type { CheckContext, MonitorRun, Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { membersIn, type Members } from '../../model/members.js';
import type { ObservedPin } from '../_open-questions.js';
import { notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { isSuccess } from '../_refusal.js';
import { fateOf, isFresh, type Question, questionsIn } from './_empty-value.js';
import { clientOf, judgePin } from './_pins.js';

const NOTHING_SENT = notApplicable('it does not show what became of a null or an empty value');
const REFUSALS: ReadonlySet<number> = new Set([400, 422]);
/** Clients that are kept in mind; more do not stand at once. */
const MOST = 256;

/** A client, as far as its own requests say it. */
interface Known {
  /** What the last get showed, if nothing was written since. */
  readonly before?: Members | undefined;
  /** What the last write asks, until a get tells. */
  readonly asked?: Asked | undefined;
}

interface Asked {
  readonly questions: readonly Question[];
  readonly sent: Members;
  readonly before: Members | undefined;
  readonly endedAt: number;
}

/** What became of null and of empty values, by write, value and kind: one pin each, `mixed` where it differs. */
export class EmptyValues implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #known = new Map<string, Known>();
  readonly #fates = new Map<ObservedPin, Set<string>>();
  /** The last exchange that tells of a pin that says `mixed`: only all of them together can fall short of it. */
  #held: Exchange | undefined;

  constructor(context: CheckContext, settle: Settle) {
    this.#context = context;
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const verdict = this.#verdict(exchange);
    if (verdict) {
      this.#settle(exchange, verdict);
      return;
    }
    if (this.#held) this.#settle(this.#held, PASS);
    this.#held = exchange;
  }

  finish(): void {
    if (!this.#held) return;
    const { settings } = this.#context;
    const verdicts = [...this.#fates.keys()]
      .filter((pin) => settings.pins[pin] === 'mixed')
      .map((pin) => judgePin(settings, pin, this.#valueOf(pin)));
    this.#settle(this.#held, verdicts.find(({ outcome }) => outcome === 'fail') ?? PASS);
    this.#held = undefined;
  }

  /** @returns undefined where the end decides */
  #verdict(exchange: Exchange): Verdict | undefined {
    const client = clientOf(exchange);
    if (!client) return NOTHING_SENT;
    const { id, key } = client;
    if (id === 'getClient') return this.#get(exchange, key);
    if (id !== 'deleteClient') return this.#write(exchange, key);
    this.#known.delete(key);
    return NOTHING_SENT;
  }

  #write(exchange: Exchange, key: string): Verdict | undefined {
    const { request, response, endedAt, purpose } = exchange;
    const sent = membersIn(request.body.json) ?? {};
    const isCreate = request.method === 'POST';
    const questions = questionsIn(sent, isCreate ? 'create' : 'update');
    const status = response?.status ?? 0;
    if (isSuccess(status)) this.#ask(key, { questions, sent, endedAt });
    const [question, more] = questions;
    if (!question || more || purpose !== 'odd-body') return NOTHING_SENT;
    if (REFUSALS.has(status)) return this.#learn([[question.pin, 'refused']], 'response.status');
    if (!question.isRequired || !isSuccess(status)) return NOTHING_SENT;
    return this.#learn([[question.pin, 'accepted']], 'response.status');
  }

  /** What a write asked for, until the next read says what became of it. */
  #ask(key: string, asked: Omit<Asked, 'before'>): void {
    const { before } = this.#known.get(key) ?? {};
    this.#known.delete(key);
    if (asked.questions.length > 0 && this.#known.size < MOST)
      this.#known.set(key, { asked: { ...asked, before } });
  }

  #get({ request, response, startedAt }: Exchange, key: string): Verdict | undefined {
    const shown = response?.status === 200 ? membersIn(response.body.json) : undefined;
    if (!shown || request.method !== 'GET') return NOTHING_SENT;
    const { asked } = this.#known.get(key) ?? {};
    if (asked && asked.endedAt > startedAt) return NOTHING_SENT;
    if (asked && !isFresh(asked.sent, asked.before, shown)) return NOTHING_SENT;
    if (this.#known.has(key) || this.#known.size < MOST) this.#known.set(key, { before: shown });
    const fates = (asked?.questions ?? []).flatMap((question) => {
      const fate = fateOf(question, asked?.before, shown);
      return fate === undefined ? [] : [[question.pin, fate] as const];
    });
    return fates.length === 0 ? NOTHING_SENT : this.#learn(fates);
  }

  #learn(fates: readonly (readonly [ObservedPin, string])[], at?: string): Verdict | undefined {
    const { settings } = this.#context;
    let verdict: Verdict | undefined;
    let isHeld = false;
    for (const [pin, fate] of fates) {
      this.#fates.set(pin, (this.#fates.get(pin) ?? new Set()).add(fate));
      if (settings.pins[pin] === 'mixed') {
        isHeld = true;
        continue;
      }
      const judged = judgePin(settings, pin, this.#valueOf(pin), at);
      if (verdict?.outcome !== 'fail') verdict = judged;
    }
    return isHeld && verdict?.outcome !== 'fail' ? undefined : verdict;
  }

  #valueOf(pin: ObservedPin): string {
    const [fate = 'mixed', more] = this.#fates.get(pin) ?? [];
    return more === undefined ? fate : 'mixed';
  }
}
