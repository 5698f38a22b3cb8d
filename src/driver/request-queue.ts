import { driverError } from './errors.js';
import { Exchange, type HttpRequest } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { Purpose } from '../model/purpose.js';
import type { Login, Sent, Transport } from '../model/transport.js';
import type { Clock } from './clock.js';
import { type Authorizers, dressed, type Dressed } from './credentials.js';
import { Pacer } from './pacer.js';
import type { PlannedRequest } from './planned-request.js';
import { isSilent, secondTry } from './second-try.js';
import { RunStop } from './stop.js';

export interface QueueOptions extends Authorizers {
  readonly transport: Transport;
  /** Scheme and authority. */
  readonly origin: string;
  /** Requests a second; undefined: no limit. */
  readonly ratePerSecond: number | undefined;
  /** Product, version and run, by which whoever runs the target knows its requests. */
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** The wait that a `Retry-After` asks for, milliseconds; undefined: the value is none. */
  readonly retryAfter: (value: string, now: number) => number | undefined;
}

/** What bounds a request: asked before each time that something is sent. */
export interface Bounds {
  /**
   * Throws a `RunStop` where nothing may be sent any more.
   * @param cost how many requests are about to leave, those that undo them included; default 1
   */
  admit(cost?: number): void;
  /** Aborted: waiting ends, and `admit` is asked again. */
  readonly waiting?: AbortSignal;
  /** Aborted: a request that is under way is given up. */
  readonly flying?: AbortSignal;
  /** Milliseconds for one request, where they are less than those of the run. */
  readonly patienceMs?: number;
  /** The same for a second try. */
  readonly patienceAgainMs?: number;
  /** Nothing is tried again. */
  readonly once?: boolean;
}

/**
 * Is told of each request when it starts.
 * @returns what to call when it has ended: with the exchange, or with nothing where none came of it
 */
export type OnStart = () => (exchange?: Exchange) => void;

/** A request that has left. */
export interface Departed<T extends PlannedRequest> {
  readonly planned: T;
  /** What comes of it, a second try included. */
  readonly ended: Promise<Exchange>;
}

/** A request that has left, with its place in the order of starts. */
interface Flight<T extends PlannedRequest> {
  readonly planned: T;
  readonly number: number;
  readonly exchange: Promise<Exchange>;
}

/** What a request is sent as. */
interface Place {
  readonly number: number;
  readonly request: HttpRequest;
  readonly isSecond: boolean;
}

interface LoginUnderWay {
  readonly purpose: Purpose;
  readonly probe: string | undefined;
  exchange: Exchange | undefined;
}

/** What the requests of those are named by who name none. */
export const PRODUCT = 'partner-clients-conformance';
/** The pause after a 429 that names none, and before a request without an answer is sent again, milliseconds. */
const DEFAULT_PAUSE = 1000;
const SILENT_PAUSE = 250;
const MOST_REFUSALS = 2;

/**
 * Where requests wait for their turn: they leave in the order in which they came, each with its
 * credentials, at its time and with its number. Answers are not waited for: many may be under way.
 */
export class RequestQueue {
  readonly #options: QueueOptions;
  readonly #onStart: OnStart;
  readonly #pacer: Pacer;
  /** The departure before the next one. */
  #last: Promise<unknown> = Promise.resolve();
  #sent = 0;
  /** Exchanges that have started, token requests included. */
  #started = 0;
  #throttled = 0;
  /** A request to the token endpoint that a probe wanted, while it is sent. */
  #login: LoginUnderWay | undefined;
  /** The last one that had started when a 429 came, and when a token was renewed. */
  #throttledAt = 0;
  #renewedAt = 0;

  constructor(options: QueueOptions, onStart: OnStart) {
    this.#options = options;
    this.#onStart = onStart;
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
   * Sends a request; once more after a 401 where a new token is to be had, after a 429 or 503 when the time
   * that it names has passed, and where no answer came. Every answer is an exchange; the last one is returned.
   */
  async send(planned: PlannedRequest, bounds: Bounds): Promise<Exchange> {
    return only(await this.together([planned], bounds)).ended;
  }

  /**
   * Sends requests at the same moment, once the rate has a slot for each of them. A second try goes
   * by itself. @returns as soon as they have left
   */
  async together<T extends PlannedRequest>(
    all: readonly T[],
    bounds: Bounds,
  ): Promise<readonly Departed<T>[]> {
    const flights = await this.#inTurn(() => this.#depart(all, bounds));
    return flights.map((flight) => ({
      planned: flight.planned,
      ended: this.#toEnd(flight, bounds),
    }));
  }

  /** Makes an exchange of a token request. None is sent but while the queue waits for it. */
  tokenSent(request: HttpRequest, sent: Sent): void {
    this.#started += 1;
    const id = `e${this.#started}`;
    const { purpose = 'token', probe } = this.#login ?? {};
    const exchange = new Exchange({ id, source: 'live', request, purpose, probe, ...sent });
    this.#onStart()(exchange);
    if (!this.#login) return;
    this.#login.exchange = exchange;
    this.#heed(this.#started, sent);
  }

  /** Sends a request to the token endpoint, in turn with the others. @returns undefined where none was sent */
  login(
    how: Login,
    { purpose, probe }: Pick<LoginUnderWay, 'purpose' | 'probe'>,
    bounds: Bounds,
  ): Promise<Exchange | undefined> {
    return this.#inTurn(async () => {
      const { authorizer } = this.#options;
      if (!authorizer?.login) return undefined;
      bounds.admit();
      await this.#pacer.turn(1, bounds.waiting);
      bounds.admit();
      const login: LoginUnderWay = { purpose, probe, exchange: undefined };
      this.#login = login;
      try {
        await authorizer.login(how);
      } finally {
        this.#login = undefined;
      }
      return login.exchange;
    });
  }

  /** Nothing departs, and no token is asked for, while the work is done. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #depart<T extends PlannedRequest>(
    all: readonly T[],
    bounds: Bounds,
    isSecond = bounds.once === true,
  ): Promise<readonly Flight<T>[]> {
    const cost = costOf(all);
    bounds.admit(cost);
    // A token could expire while the server is left alone.
    await this.#pacer.rest(bounds.waiting);
    bounds.admit(cost);
    const ready: Dressed<T>[] = [];
    // A token request that it takes must not shorten the pause before the next turn.
    for (const planned of all)
      ready.push(await dressed(planned, this.#named(uncoded(planned.headers)), this.#options));
    bounds.admit(cost);
    await this.#pacer.turn(all.length, bounds.waiting);
    bounds.admit(cost);
    return ready.map((each) => this.#fly(each, bounds, isSecond));
  }

  #named(headers: readonly Header[]): readonly Header[] {
    const { userAgent: value } = this.#options;
    const isNamed = headers.some(({ name }) => name.toLowerCase() === 'user-agent');
    return isNamed ? headers : [...headers, { name: 'user-agent', value }];
  }

  #fly<T extends PlannedRequest>(
    { planned, fields: headers, target }: Dressed<T>,
    bounds: Bounds,
    isSecond: boolean,
  ): Flight<T> {
    const { method, prefix, body } = planned;
    const request = { method, target, prefix, origin: this.#options.origin, body, headers };
    this.#sent += 1;
    this.#started += 1;
    planned.started?.();
    const number = this.#started;
    const place = { number, request, isSecond };
    return { planned, number, exchange: this.#exchange(place, planned, bounds) };
  }

  async #exchange(
    { number, request, isSecond }: Place,
    { purpose, probe }: PlannedRequest,
    { flying, patienceMs = Infinity }: Bounds,
  ): Promise<Exchange> {
    const ended = this.#onStart();
    let exchange: Exchange | undefined;
    try {
      const sent = await this.#options.transport.send(request, {
        timeoutMs: Math.min(this.#options.timeoutMs, patienceMs),
        ...(flying && { signal: flying }),
        isAgain: isSecond,
      });
      this.#heed(number, sent);
      const isRetried = !isSecond && this.#isWorthAnother(request.method, purpose, sent);
      const id = `e${number}`;
      const origin = { id, source: 'live', request, purpose, probe, isRetried } as const;
      exchange = new Exchange({ ...origin, ...sent });
      return exchange;
    } finally {
      ended(exchange);
    }
  }

  async #toEnd<T extends PlannedRequest>(flight: Flight<T>, bounds: Bounds): Promise<Exchange> {
    const first = await flight.exchange;
    const { planned } = flight;
    const isSame = first.isRetried && secondTry(planned.method, planned.purpose, first) === 'same';
    if (!isSame && !(await this.#isRefreshed(flight, first))) return first;
    if (isSilent(first)) this.#pacer.pause(SILENT_PAUSE);
    return only(await this.#inTurn(() => this.#depart([planned], again(bounds), true))).exchange;
  }

  #isWorthAnother(method: string, purpose: Purpose, sent: Sent): boolean {
    return secondTry(method, purpose, sent) !== 'none' && !this.isThrottled;
  }

  async #isRefreshed(
    { planned, number }: Flight<PlannedRequest>,
    { response }: Exchange,
  ): Promise<boolean> {
    if (response?.status !== 401 || planned.authorization !== 'token') return false;
    return this.#inTurn(() => this.#isRenewed(number));
  }

  /** Whether there is a newer token than the one that a request was sent with. */
  async #isRenewed(number: number): Promise<boolean> {
    if (number <= this.#renewedAt) return true;
    const isRenewed = (await this.#options.authorizer?.refused()) ?? false;
    if (isRenewed) this.#renewedAt = this.#started;
    return isRenewed;
  }

  /** Obeys 429 (RFC 6585 §4) and 503 (RFC 9110 §15.6.4). */
  #heed(number: number, { response }: Sent): void {
    const status = response?.status;
    // What was under way when a 429 came says nothing of how the server takes the pause after it.
    if (number > this.#throttledAt) {
      this.#throttled = status === 429 ? this.#throttled + 1 : 0;
      if (status === 429) this.#throttledAt = this.#started;
    }
    if (status !== 429 && status !== 503) return;
    const value = response?.headers.get('retry-after');
    const asked =
      value === undefined ? undefined : this.#options.retryAfter(value, this.#options.clock.now());
    this.#pacer.pause(asked ?? (status === 429 ? DEFAULT_PAUSE : 0));
  }
}

/** What bounds a second try. */
export const again = (bounds: Bounds): Bounds => {
  const { patienceAgainMs } = bounds;
  return patienceAgainMs === undefined ? bounds : { ...bounds, patienceMs: patienceAgainMs };
};

/** Requests that creates at the same time take besides: each of them will have to be read and undone. */
const costOf = (all: readonly PlannedRequest[]): number => {
  const creates = all.filter(({ method }) => method === 'POST').length;
  return all.length + 2 * Math.max(0, creates - 1);
};

/** The one item of a list. */
export const only = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw driverError('internal', 'a request was lost');
  return item;
};

/** The end of a run that the server asked for. */
export const throttled = (): RunStop =>
  new RunStop('the server answered 429 twice in a row: lower the rate');

/** Content is asked for as it is: a judge of the exchange reads here that no coding was accepted. */
const uncoded = (headers: readonly Header[]): readonly Header[] =>
  headers.some(({ name }) => name.toLowerCase() === 'accept-encoding')
    ? headers
    : [...headers, { name: 'accept-encoding', value: 'identity' }];
