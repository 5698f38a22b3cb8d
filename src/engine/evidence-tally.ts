import type { Contract, Operation } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { essence } from '../model/http/media-type.js';
import { expectsSuccess } from '../model/purpose.js';

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

/** What was seen, as plain values. */
export interface EvidenceState {
  /** By position of the operation. */
  readonly operations: readonly OperationEvidence[];
  readonly unanswered: number;
  readonly lost: number;
  readonly hidden: number;
  readonly refused: number;
  readonly strange: number;
  readonly suspected: number;
  readonly own: number;
  readonly foreign: number;
}

type Counts = { -readonly [Name in keyof OperationEvidence]: number };

const none = (): Counts => ({ served: 0, successes: 0, whole: 0, answers: 0, content: 0 });

/** Counts what a verdict stands on: which operations served, and the content of how many answers was there. */
export class EvidenceTally {
  readonly #contract: Contract;
  readonly operations: readonly Counts[];
  /** Requests without an answer, a second try included; and those of them that were meant to be served. */
  unanswered = 0;
  lost = 0;
  /** Requests that were meant to be served, and that a gateway or a page for people answered. */
  hidden = 0;
  /** Requests that were meant to be served, and were refused for what the settings may have wrong. */
  refused = 0;
  /** The last one, where a new token may change it. */
  #unauthorized: Exchange | undefined;
  /** Requests of no operation, the end of whose path looks like one. */
  strange = 0;
  /** What looked wrong, and was not looked at again. */
  suspected = 0;
  /** Exchanges of an operation that say why they were sent, and those that do not. */
  own = 0;
  foreign = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.operations = contract.operations.map(none);
  }

  /** @param exchange whose `match` is set */
  record(exchange: Exchange): void {
    const { match, purpose } = exchange;
    if (match.kind === 'unknown-path' && purpose === undefined && this.#looksLikeOurs(exchange))
      this.strange += 1;
    if (match.kind !== 'operation') return;
    if (purpose === undefined) this.foreign += 1;
    else this.own += 1;
    if (exchange.isRetried) return;
    if (!exchange.response) this.#lose(exchange);
    else {
      if (expectsSuccess(purpose)) this.#served(exchange, exchange.response.status);
      this.#answered(exchange, match.operation);
    }
  }

  #served(exchange: Exchange, status: number): void {
    const last = this.#unauthorized;
    this.#unauthorized = status === 401 ? exchange : undefined;
    if (last && isSame(last, exchange)) this.refused -= 1;
    if (REFUSALS.has(status)) this.refused += 1;
    else if (isHidden(exchange)) this.hidden += 1;
  }

  #lose({ purpose }: Exchange): void {
    this.unanswered += 1;
    if (expectsSuccess(purpose)) this.lost += 1;
  }

  #answered(exchange: Exchange, operation: Operation): void {
    const status = exchange.response?.status ?? 0;
    const counts = this.operations[operation.index];
    const documented = operation.response(status);
    if (!counts || !documented) return;
    const isSuccess = status >= 200 && status <= 299;
    const declares = documented.content.length > 0;
    const isThere = !declares || hasContent(exchange);
    if (declares) count(counts, isThere, isSuccess);
    if (isSuccess && isThere && wasMeant(exchange)) counts.served += 1;
  }

  /** Whether a request that matches nothing may be meant for an operation, below another prefix. */
  #looksLikeOurs({ request: { method, target } }: Exchange): boolean {
    const path = (/^[^?#]*/.exec(target)?.[0] ?? '').split('/');
    return this.#contract.operations.some(
      (each) => each.method === method && endsLike(path, each.path.split('/')),
    );
  }

  toJSON(): EvidenceState {
    const { unanswered, lost, hidden, refused, strange, suspected, own, foreign } = this;
    const operations = this.operations.map((counts) => ({ ...counts }));
    return { operations, unanswered, lost, hidden, refused, strange, suspected, own, foreign };
  }

  /** Adds what was seen elsewhere under the same contract. */
  add({ operations, ...sums }: EvidenceState): void {
    for (const [index, state] of operations.entries()) {
      const counts = this.operations[index];
      if (!counts) continue;
      counts.served += state.served;
      counts.successes += state.successes;
      counts.whole += state.whole;
      counts.answers += state.answers;
      counts.content += state.content;
    }
    this.unanswered += sums.unanswered;
    this.lost += sums.lost;
    this.hidden += sums.hidden;
    this.refused += sums.refused;
    this.strange += sums.strange;
    this.suspected += sums.suspected;
    this.own += sums.own;
    this.foreign += sums.foreign;
  }
}

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
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504]);

const isSame = ({ request: one }: Exchange, { request: other }: Exchange): boolean =>
  one.method === other.method && one.target === other.target;

const isHidden = ({ response }: Exchange): boolean => {
  const status = response?.status ?? 0;
  if (GATEWAY.has(status)) return true;
  return status >= 400 && essence(response?.headers.get('content-type')) === 'text/html';
};

/** Whether a path ends with the segments of a template, from the one before its first variable on. */
const endsLike = (path: readonly string[], template: readonly string[]): boolean => {
  const variable = template.findIndex((segment) => segment.startsWith('{'));
  const wanted = template.slice(Math.max(1, variable - 1));
  if (wanted.length === 0 || path.length < wanted.length || wanted.join('') === '') return false;
  const tail = path.slice(-wanted.length);
  return wanted.every((segment, at) =>
    segment.startsWith('{') ? tail[at] !== '' : segment === tail[at],
  );
};
