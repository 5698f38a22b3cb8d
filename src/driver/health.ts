import type { Exchange } from '../model/exchange.js';
import type { Purpose } from '../model/purpose.js';
import { isSilent } from './second-try.js';

/** What of a request tells its operation. */
export interface Aim {
  readonly method: string;
  readonly clientId: string | undefined;
  readonly purpose: Purpose;
}

/** Failures in a row after which it is asked again whether anything is served. */
const PATIENCE = 4;

/** Of these a server may fail, and serve the operation well all the same. */
const STRANGE: ReadonlySet<Purpose> = new Set<Purpose>(['malformed-id', 'unsupported']);

/** The name of what a request asks for, as a person would say it. */
export const aimOf = ({ method, clientId, purpose }: Aim): string =>
  `${STRANGE.has(purpose) ? 'strange ' : ''}${method} of ${clientId === undefined ? 'the collection' : 'a client'}`;

/**
 * Which requests get no answer. One that fails twice is broken if another is still served afterwards;
 * where nothing is, the target is lost, or the token.
 */
export class Health {
  /** Some request was served. */
  #served = false;
  /** Failures since something was served. */
  #failures = 0;
  /** What fails while other requests are served. */
  readonly #broken = new Set<string>();
  readonly #givenUp = new Map<string, string>();
  /** What ran out of time at the last, where that was no request and its second try. */
  readonly #slow = new Set<string>();

  /** Why requests of a kind are not sent any more; undefined: they are. */
  givenUp(aim: Aim): string | undefined {
    return this.#givenUp.get(aimOf(aim)) ?? this.#givenUp.get(aimOf(plain(aim)));
  }

  /** Whether it need not be waited for long, where a request runs out of time once more. */
  isSlow(aim: Aim): boolean {
    // A HEAD is no operation of its own.
    return aim.method === 'HEAD' || this.#slow.has(aimOf(plain(aim)));
  }

  /** Takes down the answer to a request that is not tried again, whatever becomes of it. */
  noteOnce(aim: Aim, exchange: Exchange): void {
    if (isLate(exchange)) this.#slow.add(aimOf(aim));
  }

  /**
   * Takes down the last answer to a request.
   * @returns whether it must be found out if anything is served
   */
  note(aim: Aim, exchange: Exchange): boolean {
    if (!isDown(exchange)) {
      if (isServed(exchange)) this.#served = true;
      this.#failures = 0;
      this.#slow.delete(aimOf(aim));
      return false;
    }
    if (isLate(exchange)) {
      this.#slow.add(aimOf(plain(aim)));
      this.#givenUp.set(
        aimOf(aim),
        `a ${aimOf(aim)} is not sent any more: two tries ran out of time`,
      );
    }
    this.#failures += 1;
    if (!this.#served) return false;
    return !this.#broken.has(aimOf(aim)) || this.#failures >= PATIENCE;
  }

  /** Others are served. */
  broken(aim: Aim): void {
    this.#broken.add(aimOf(aim));
    this.#failures = 0;
  }
}

/** The request of the operation: a server does for a HEAD what it does for a GET (RFC 9110 §9.3.2). */
const plain = ({ method, clientId }: Aim): Aim => ({
  method: method === 'HEAD' ? 'GET' : method,
  clientId,
  purpose: 'valid',
});

/** Whether time ran out before an answer was complete. */
export const isLate = ({ failure }: Exchange): boolean => failure?.code === 'timeout';

/** Nothing came, or the token was refused, a new one too. */
export const isDown = (exchange: Exchange): boolean =>
  isSilent(exchange) || exchange.response?.status === 401;

/** Whether a request was answered with a success. */
export const isServed = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 200 && response.status < 300;
