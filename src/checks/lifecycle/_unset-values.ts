import type { CheckContext, MonitorRun, Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { membersIn, type Members } from '../../model/members.js';
import type { ObservedPin } from '../_open-questions.js';
import { notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { clientOf, judgePin } from './_pins.js';

const NOTHING_SENT = notApplicable('it shows no value that says as much as none');
/** Clients that are kept in mind; more do not stand at once. */
const MOST = 256;

/** What the last write to a client sent. */
interface Sent {
  readonly members: Members;
  readonly endedAt: number;
}

/** Pins `false-flag` and `empty-contacts`: `shown` or `absent`; `repeated-uris`: `kept` or `dropped`. */
export class UnsetValues implements MonitorRun {
  readonly #context: CheckContext;
  readonly #settle: Settle;
  readonly #sent = new Map<string, Sent>();

  constructor(context: CheckContext, settle: Settle) {
    this.#context = context;
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    this.#settle(exchange, this.#verdict(exchange));
  }

  finish(): void {
    // Each exchange is settled at once.
  }

  #verdict(exchange: Exchange): Verdict {
    const client = clientOf(exchange);
    if (!client) return NOTHING_SENT;
    const { id, clientId, key } = client;
    if (id === 'getClient') return this.#shown(exchange, this.#sent.get(key));
    this.#sent.delete(key);
    if (id === 'deleteClient' || clientId === undefined) return NOTHING_SENT;
    this.#take(key, exchange);
    return NOTHING_SENT;
  }

  #take(key: string, { request, response, endedAt }: Exchange): void {
    const members = membersIn(request.body.json);
    const status = response?.status ?? 0;
    if (!members || status < 200 || status >= 300 || this.#sent.size >= MOST) return;
    if (QUESTIONS.some(({ asks }) => asks(members))) this.#sent.set(key, { members, endedAt });
  }

  #shown({ request, response, startedAt }: Exchange, sent: Sent | undefined): Verdict {
    const shown = response?.status === 200 ? membersIn(response.body.json) : undefined;
    if (!sent || !shown || request.method !== 'GET' || sent.endedAt > startedAt)
      return NOTHING_SENT;
    let verdict = PASS;
    for (const { pin, asks, answer } of QUESTIONS) {
      const value = asks(sent.members) ? answer(sent.members, shown) : undefined;
      if (value === undefined) continue;
      const judged = judgePin(this.#context.settings, pin, value);
      if (judged.outcome === 'fail') verdict = judged;
    }
    return verdict;
  }
}

interface Question {
  readonly pin: ObservedPin;
  readonly asks: (sent: Members) => boolean;
  /** Undefined: what is shown is no answer to it. */
  readonly answer: (sent: Members, shown: Members) => string | undefined;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isNone = (value: unknown): boolean => value === undefined || value === null;

const repeats = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && new Set(value).size < value.length ? value : [];

const QUESTIONS: readonly Question[] = [
  {
    pin: 'false-flag',
    asks: ({ pkceRequired }) => pkceRequired === false,
    answer: (_, { pkceRequired }) =>
      isNone(pkceRequired) ? 'absent' : pkceRequired === false ? 'shown' : undefined,
  },
  {
    pin: 'empty-contacts',
    asks: ({ contacts }) => isEmptyList(contacts),
    answer: (_, { contacts }) =>
      isNone(contacts) ? 'absent' : isEmptyList(contacts) ? 'shown' : undefined,
  },
  {
    pin: 'repeated-uris',
    asks: ({ redirectUris }) => repeats(redirectUris).length > 0,
    answer: ({ redirectUris: sent }, { redirectUris: shown }) => {
      const [all, one] = [repeats(sent), [...new Set(repeats(sent))]];
      const text = JSON.stringify(shown);
      if (text === JSON.stringify(all)) return 'kept';
      return text === JSON.stringify(one) ? 'dropped' : undefined;
    },
  },
];
