import type { Contract, Operation } from '../model/contract.js';
import { type Exchange, isSameRequest } from '../model/exchange.js';
import { isOfGateway, isPage } from '../model/http/way.js';
import { expectsSuccess } from '../model/purpose.js';
import type { IsAsked } from './asked.js';

/** What one operation has shown. */
interface OperationEvidence {
  /** Documented successes of requests that were meant to be served, content and all. */
  readonly served: number;
  /** Successes for which the document declares content, and those whose content was there. */
  readonly successes: number;
  readonly whole: number;
  /** The same of any documented status. */
  readonly answers: number;
  readonly content: number;
}

/** What is counted of all operations together. */
interface EvidenceSums {
  /** Requests without an answer, a second try included; and those of them that were meant to be served. */
  readonly unanswered: number;
  readonly lost: number;
  /** Requests that were meant to be served, and that a gateway or a page for people answered. */
  readonly hidden: number;
  /** Requests that were meant to be served, and were refused for what the settings may have wrong. */
  readonly refused: number;
  /** What looked wrong, and was not looked at again. */
  readonly suspected: number;
  /** Exchanges of an operation that say why they were sent, and those that do not. */
  readonly own: number;
  readonly foreign: number;
}

/** What was seen, as plain values. */
export interface EvidenceState {
  /** By position of the operation. */
  readonly operations: readonly OperationEvidence[];
  readonly sums: EvidenceSums;
}

type Counts = { -readonly [Name in keyof OperationEvidence]: number };
type Sums = { -readonly [Name in keyof EvidenceSums]: number };

const none = (): Counts => ({ served: 0, successes: 0, whole: 0, answers: 0, content: 0 });

/** Counts what a verdict stands on: which operations served, and the content of how many answers was there. */
export class EvidenceTally {
  readonly operations: readonly Counts[];
  readonly sums: Sums = {
    unanswered: 0,
    lost: 0,
    hidden: 0,
    refused: 0,
    suspected: 0,
    own: 0,
    foreign: 0,
  };
  /** The last request that was meant to be served, where a new token may change its answer. */
  #unauthorized: Exchange | undefined;

  readonly #isAsked: IsAsked;

  constructor(contract: Contract, isAsked: IsAsked) {
    this.#isAsked = isAsked;
    this.operations = contract.operations.map(none);
  }

  /** @param exchange whose `match` is set */
  record(exchange: Exchange): void {
    const { match, purpose } = exchange;
    if (match.kind !== 'operation') return;
    if (purpose === undefined) this.sums.foreign += 1;
    else this.sums.own += 1;
    if (exchange.isRetried || !this.#isAsked(exchange)) return;
    if (!exchange.response) this.#lose(exchange);
    else {
      if (expectsSuccess(purpose)) this.#served(exchange, match.operation);
      this.#answered(exchange, match.operation);
    }
  }

  #served(exchange: Exchange, { index }: Operation): void {
    const status = exchange.response?.status ?? 0;
    const last = this.#unauthorized;
    this.#unauthorized = status === 401 ? exchange : undefined;
    if (last && isSameRequest(last, exchange)) this.sums.refused -= 1;
    // What has served us once has no wrong settings: checks judge its 403.
    const isJudged = status === 403 && (this.operations[index]?.served ?? 0) > 0;
    if (REFUSALS.has(status)) this.sums.refused += isJudged ? 0 : 1;
    else if (isHidden(exchange)) this.sums.hidden += 1;
  }

  #lose({ purpose }: Exchange): void {
    this.sums.unanswered += 1;
    if (expectsSuccess(purpose)) this.sums.lost += 1;
  }

  #answered(exchange: Exchange, operation: Operation): void {
    const status = exchange.response?.status ?? 0;
    const counts = this.operations[operation.index];
    const documented = operation.response(status);
    if (!counts || !documented) return;
    const isSuccess = status >= 200 && status <= 299;
    // Of a response that cannot be read nobody knows which content it has.
    const isRead = documented.unread === undefined;
    const declares = !isRead || documented.content.length > 0;
    const isThere = isRead && (!declares || hasContent(exchange));
    if (declares) count(counts, isThere, isSuccess);
    if (isSuccess && isThere && wasMeant(exchange)) counts.served += 1;
  }

  toJSON(): EvidenceState {
    return { operations: this.operations.map((counts) => ({ ...counts })), sums: { ...this.sums } };
  }

  /** Adds what was seen elsewhere under the same contract. */
  add({ operations, sums }: EvidenceState): void {
    for (const [index, state] of operations.entries()) {
      const counts = this.operations[index];
      if (counts) addTo(counts, { ...state });
    }
    addTo(this.sums, { ...sums });
  }
}

const addTo = (sums: Record<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
};

/** An answer for which content is declared. */
const count = (counts: Counts, isThere: boolean, isSuccess: boolean): void => {
  counts.answers += 1;
  if (isThere) counts.content += 1;
  if (isSuccess) counts.successes += 1;
  if (isSuccess && isThere) counts.whole += 1;
};

/** Whether it came to its end, and was meant to be served as far as anybody knows. */
const wasMeant = ({ failure, purpose }: Exchange): boolean =>
  !failure && (purpose === undefined || expectsSuccess(purpose));

/** What a pact does not state is not missing: its example says all that the consumer needs. */
const hasContent = ({ response, source }: Exchange): boolean =>
  source === 'pact' || (response !== undefined && (response.body.isKept || !!response.raw));

const REFUSALS: ReadonlySet<number> = new Set([401, 403, 429]);

const isHidden = ({ response }: Exchange): boolean =>
  response !== undefined &&
  (isOfGateway(response.status) || (response.status >= 400 && isPage(response)));
