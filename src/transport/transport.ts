import { toolError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import type { SendOptions, Sent, Transport } from '../model/transport.js';
import { MAX_BODY_BYTES } from './coding.js';
import { Connection, NOT_SENT, type Limits } from './connection.js';
import { dial, type DialOptions } from './dial.js';
import { abortError, failureOf, TransportError } from './failure.js';
import { now } from './reading.js';

export interface TransportOptions extends DialOptions {
  /** For a whole exchange, connecting included, milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** Default 10 MiB. */
  readonly maxBodyBytes?: number;
  /** Default 64 KiB. */
  readonly maxHeaderBytes?: number;
  /** At the most so many connections to one origin, with one request each. Default 10. */
  readonly connections?: number;
}

/** The transport that every live request goes through. It never throws for what a server or a network does. */
export const createTransport = (options: TransportOptions = {}): Transport =>
  new UndiciTransport(options);

class UndiciTransport implements Transport {
  readonly #options: TransportOptions;
  readonly #limits: Limits;
  readonly #pools = new Map<string, Pool>();
  readonly #open = new Set<Connection>();
  readonly #underWay = new Set<Deadline>();
  #closed: TransportError | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
    const { maxBodyBytes = MAX_BODY_BYTES, maxHeaderBytes = 64 * 1024 } = options;
    this.#limits = { maxBodyBytes, maxHeaderBytes };
  }

  async send(request: HttpRequest, { timeoutMs, signal }: SendOptions = {}): Promise<Sent> {
    const pool = this.#poolOf(request.origin);
    const deadline = new Deadline(signal);
    this.#underWay.add(deadline);
    let startedAt = now();
    try {
      if (this.#closed) throw this.#closed;
      await pool.enter(deadline.signal);
      startedAt = now();
      deadline.start(timeoutMs ?? this.#options.timeoutMs ?? 30_000);
      try {
        return await this.#exchange(pool, request, deadline.signal);
      } finally {
        pool.leave();
      }
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return { startedAt, endedAt: now(), failure: failureOf(error, false) };
    } finally {
      this.#underWay.delete(deadline);
      deadline.clear();
    }
  }

  async close(): Promise<void> {
    const reason = new TransportError('aborted', 'the transport was closed');
    this.#closed = reason;
    for (const deadline of this.#underWay) deadline.end(reason);
    const open = [...this.#open];
    for (const connection of open) connection.kill(reason);
    await Promise.all(open.map(({ closed }) => closed));
  }

  async #exchange(pool: Pool, request: HttpRequest, signal: AbortSignal): Promise<Sent> {
    for (let idle = pool.take(); idle; idle = pool.take()) {
      const sent = await idle.exchange(request, signal);
      pool.giveBack(idle);
      if (sent !== NOT_SENT) return sent;
    }
    const connection = await this.#connect(request.origin, signal);
    const sent = await connection.exchange(request, signal);
    pool.giveBack(connection);
    if (sent !== NOT_SENT) return sent;
    throw new TransportError('reset', 'the connection was closed before the request was written');
  }

  async #connect(origin: string, signal: AbortSignal): Promise<Connection> {
    const { socket, proxied } = await dial(origin, this.#options, signal);
    const connection = new Connection(socket, this.#limits, proxied);
    this.#open.add(connection);
    void connection.closed.then(() => this.#open.delete(connection));
    return connection;
  }

  #poolOf(origin: string): Pool {
    if (!/^https?:\/\/[^/?#]+$/.test(origin) || !URL.canParse(origin))
      throw toolError('internal', 'a request names no http or https origin');
    const pool = this.#pools.get(origin) ?? new Pool(this.#options.connections ?? 10);
    this.#pools.set(origin, pool);
    return pool;
  }
}

/** The connections to one origin. */
class Pool {
  readonly #limit: number;
  readonly #waiting = new Set<() => void>();
  #idle: Connection[] = [];
  #busy = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Waits for a place, first come first served. Throws the signal's reason. */
  async enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw abortError(signal);
    if (this.#busy < this.#limit) {
      this.#busy += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.delete(enter);
        reject(abortError(signal));
      };
      this.#waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#busy -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }

  /** An idle connection that is still good, the one used last first. */
  take(): Connection | undefined {
    for (let last = this.#idle.pop(); last; last = this.#idle.pop())
      if (last.isReusable) return last;
    return undefined;
  }

  giveBack(connection: Connection): void {
    this.#idle = this.#idle.filter(({ isReusable }) => isReusable);
    if (connection.isReusable) this.#idle.push(connection);
  }
}

/** The caller's signal, a limit of time and the end of the transport, as one signal. */
class Deadline {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(caller: AbortSignal | undefined) {
    const own = this.#controller.signal;
    this.signal = caller ? AbortSignal.any([caller, own]) : own;
  }

  start(timeoutMs: number): void {
    this.#timer = setTimeout(() => {
      this.end(new TransportError('timeout', `no complete answer within ${timeoutMs} ms`));
    }, timeoutMs);
  }

  end(reason: TransportError): void {
    this.#controller.abort(reason);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
