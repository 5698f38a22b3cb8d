import type { Exchange } from '../model/exchange.js';
import { expectsSuccess, isToTokenEndpoint, isUnauthorised } from '../model/purpose.js';
import { isLate } from './health.js';
import { ProbeStop } from './stop.js';

/** Answers by which a server says that it has had enough of a caller, whatever was asked. */
const ENOUGH: ReadonlySet<number> = new Set([423, 429]);
/** The same where the request was one that a server serves. */
const LOCKED: ReadonlySet<number> = new Set([401, 403, 423, 429]);

/** How many logins of a run may fail: a server may lock a caller out for them, and that is told from the first sign on. */
export class FailedLogins {
  readonly #most: number;
  #sent = 0;
  #lock: string | undefined;
  #late: string | undefined;

  /** @param most infinite: nobody is locked out, it is this machine */
  constructor(most: number) {
    this.#most = most;
  }

  /** Throws `ProbeStop` where another one must not be sent; no evidence is missing for a lock. */
  demand(): void {
    if (this.#late !== undefined)
      throw new ProbeStop(`no more failed logins are sent: ${this.#late}`);
    if (this.#lock !== undefined)
      throw new ProbeStop(`no more failed logins are sent: ${this.#lock}`, true);
    if (this.#sent >= this.#most)
      throw new ProbeStop(`the ${this.#most} failed logins of a run were sent`, true);
    this.#sent += 1;
  }

  /** Takes down what an answer says of a lock; each that never comes would be waited for. */
  note(exchange: Exchange): void {
    const { id, purpose, response } = exchange;
    if (isLate(exchange) && (isUnauthorised(purpose) || isToTokenEndpoint(purpose)))
      this.#late ??= `request ${id} ran out of time`;
    if (this.#sent === 0 || this.#most === Infinity) return;
    const status = response?.status ?? 0;
    const isServed = expectsSuccess(purpose);
    if (response ? !(isServed ? LOCKED : ENOUGH).has(status) : !isServed) return;
    const what = response ? `was answered with ${status}` : 'was not answered';
    this.#lock ??= `request ${id} ${what}, after ${this.#sent} of them`;
  }
}
