import type { Body } from '../model/body.js';
import { Exchange, type HttpRequest } from '../model/exchange.js';
import { HeaderList, type Header } from '../model/http/headers.js';
import type { Purpose } from '../model/purpose.js';
import type { Authorizer, Sent, Transport } from '../model/transport.js';
import { Pacer, retryAfter, type Clock } from './clock.js';
import { RunStop } from './stop.js';

export interface LineOptions {
  readonly transport: Transport;
  readonly authorizer: Authorizer | undefined;
  /** Scheme and authority. */
  readonly origin: string;
  /** Requests a second; undefined: no limit. */
  readonly ratePerSecond: number | undefined;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** A request with all but its credentials. */
export interface Planned {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Body;
  readonly authorization: 'token' | 'none' | { readonly value: string };
  readonly purpose: Purpose;
  readonly probe?: string | undefined;
}

/** What bounds a request: asked before each time that something is sent. */
export interface Bounds {
  /** Throws a `RunStop` where nothing may be sent any more. */
  admit(): void;
  /** Aborted: waiting ends, and `admit` is asked again. */
  readonly waiting?: AbortSignal;
  /** Aborted: a request that is under way is given up. */
  readonly flying?: AbortSignal;
}

/** The pause after a 429 that names none, milliseconds. */
const DEFAULT_PAUSE = 1000;
const MOST_REFUSALS = 2;

/** One request after another to one target, each at its time and with its credentials. */
export class Line {
  readonly #options: LineOptions;
  readonly #out: (exchange: Exchange) => void;
  readonly #pacer: Pacer;
  #sent = 0;
  #numbered = 0;
  #throttled = 0;

  constructor(options: LineOptions, out: (exchange: Exchange) => void) {
    this.#options = options;
    this.#out = out;
    this.#pacer = new Pacer(options.clock, options.ratePerSecond);
  }

  /** How many API requests have been sent. */
  get sent(): number {
    return this.#sent;
  }

  /** The server answered 429 twice in a row: it wants no more of us. */
  get isThrottled(): boolean {
    return this.#throttled >= MOST_REFUSALS;
  }

  /**
   * Sends a request; once more after a 401 where a new token is to be had, and after a 429 when the
   * time that it names has passed. Every answer is an exchange; the last one is returned.
   */
  async send(planned: Planned, bounds: Bounds): Promise<Exchange> {
    const first = await this.#sendOnce(planned, bounds);
    if (!(await this.#isWorthAnother(planned, first))) return first;
    return this.#sendOnce(planned, bounds);
  }

  /** Makes an exchange of a token request. */
  tokenSent(request: HttpRequest, sent: Sent): void {
    this.#record(request, sent, 'token', undefined);
  }

  async #isWorthAnother(planned: Planned, { response }: Exchange): Promise<boolean> {
    if (response?.status === 429) return !this.isThrottled;
    if (response?.status !== 401 || planned.authorization !== 'token') return false;
    return (await this.#options.authorizer?.refused()) ?? false;
  }

  async #sendOnce(planned: Planned, bounds: Bounds): Promise<Exchange> {
    bounds.admit();
    // A token request that it takes must not shorten the pause before the next turn.
    const authorization = await this.#authorization(planned.authorization);
    bounds.admit();
    await this.#pacer.turn(bounds.waiting);
    bounds.admit();
    const { method, target, body, headers } = planned;
    const fields = authorization === undefined ? headers : [...headers, authorization];
    const request = {
      method,
      target,
      origin: this.#options.origin,
      body,
      headers: new HeaderList(fields),
    };
    this.#sent += 1;
    const sent = await this.#options.transport.send(request, {
      timeoutMs: this.#options.timeoutMs,
      ...(bounds.flying && { signal: bounds.flying }),
    });
    this.#heed(sent);
    return this.#record(request, sent, planned.purpose, planned.probe);
  }

  async #authorization(wanted: Planned['authorization']): Promise<Header | undefined> {
    if (wanted === 'none') return undefined;
    const value =
      wanted === 'token' ? await this.#options.authorizer?.authorization() : wanted.value;
    return value === undefined ? undefined : { name: 'authorization', value };
  }

  /** Obeys 429 (RFC 6585 §4) and 503 (RFC 9110 §15.6.4). */
  #heed({ response }: Sent): void {
    const status = response?.status;
    this.#throttled = status === 429 ? this.#throttled + 1 : 0;
    if (status !== 429 && status !== 503) return;
    const asked = retryAfter(response?.headers.get('retry-after'), this.#options.clock.now());
    this.#pacer.pause(asked ?? (status === 429 ? DEFAULT_PAUSE : 0));
  }

  #record(request: HttpRequest, sent: Sent, purpose: Purpose, probe: string | undefined): Exchange {
    this.#numbered += 1;
    const id = `e${this.#numbered}`;
    const exchange = new Exchange({ id, source: 'live', request, purpose, probe, ...sent });
    this.#out(exchange);
    return exchange;
  }
}

/** The end of a run that the server asked for. */
export const throttled = (): RunStop =>
  new RunStop('the server answered 429 twice in a row: lower the rate');
