import type { Exchange } from '../model/exchange.js';
import { isSilent } from './second-try.js';

/** What of a request tells its operation. */
export interface Aim {
  readonly method: string;
  readonly clientId: string | undefined;
}

/** Failures in a row after which it is asked again whether anything is served. */
const PATIENCE = 4;

/** The name of what a request asks for, as a person would say it. */
export const aimOf = ({ method, clientId }: Aim): string =>
  `${method} of ${clientId === undefined ? 'the collection' : 'a client'}`;

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

  /** Why requests of a kind are not sent any more; undefined: they are. */
  givenUp(aim: Aim): string | undefined {
    return this.#givenUp.get(aimOf(aim));
  }

  /**
   * Takes down the last answer to a request.
   * @returns whether it must be found out if anything is served
   */
  note(aim: Aim, exchange: Exchange): boolean {
    if (!isDown(exchange)) {
      if (isServed(exchange)) this.#served = true;
      this.#failures = 0;
      return false;
    }
    if (exchange.failure?.code === 'timeout')
      this.#givenUp.set(
        aimOf(aim),
        `a ${aimOf(aim)} is not sent any more: two tries ran out of time`,
      );
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

/** Nothing came, or the token was refused, a new one too. */
export const isDown = (exchange: Exchange): boolean =>
  isSilent(exchange) || exchange.response?.status === 401;

/** Whether a request was answered with a success. */
export const isServed = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 200 && response.status < 300;
