import { type Exchange, isSameRequest } from '../../model/exchange.js';
import { expectsSuccess } from '../../model/purpose.js';
import { operationOf } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

/** Refusals that may be held against the server; more a run does not see. */
const MOST = 1000;

/**
 * Valid requests that were refused with 401: the server is at fault only where the token came from the token
 * endpoint, a fresh one was refused too, and another operation is still served afterwards.
 */
export class Unauthorized {
  readonly #settle: (exchange: Exchange, isBroken: boolean) => void;
  #hasEndpoint = false;
  /** The last request, where it was refused. */
  #last: Exchange | undefined;
  readonly #held = new Set<Exchange>();

  constructor(settle: (exchange: Exchange, isBroken: boolean) => void) {
    this.#settle = settle;
  }

  /** @returns whether it waits for what comes */
  holds(exchange: Exchange): boolean {
    const status = exchange.response?.status ?? 0;
    const { purpose } = exchange;
    if (purpose === 'token') this.#hasEndpoint ||= isSuccess(status);
    if (!expectsSuccess(purpose)) return false;
    if (isSuccess(status)) this.#served(exchange);
    const last = this.#last;
    this.#last = status === 401 ? exchange : undefined;
    if (!last || status !== 401 || !isSameRequest(last, exchange)) return false;
    if (!this.#hasEndpoint || this.#held.size >= MOST) return false;
    this.#held.add(exchange);
    return true;
  }

  #served(exchange: Exchange): void {
    for (const each of this.#held) {
      if (operationOf(each)?.id === operationOf(exchange)?.id) continue;
      if (each.endedAt > exchange.startedAt) continue;
      this.#held.delete(each);
      this.#settle(each, true);
    }
  }

  finish(): void {
    for (const each of this.#held) this.#settle(each, false);
    this.#held.clear();
  }
}
