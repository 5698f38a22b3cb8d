import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { toolError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Decode } from '../model/http/coding.js';
import { readFraming } from './framing.js';
import type { Sent } from '../model/transport.js';
import { decodeWithin } from './coding.js';
import type { Dialled } from './dial.js';
import { abortError, codeOf, TransportError } from './failure.js';
import { Reading } from './reading.js';
import { Capture, Tap } from './tap.js';

export interface Limits {
  readonly maxBodyBytes: number;
  readonly maxHeaderBytes: number;
}

/** How long a connection may lie idle; a server that closes it just then is taken for one that broke it. */
const IDLE_MS = 2000;

/** The connection was found closed before the request was written. */
export const NOT_SENT = Symbol('not sent');

/** One connection, one request at a time; undici writes and parses, the tap keeps all bytes. */
export class Connection {
  readonly #tap: Tap;
  readonly #client: Client;
  readonly #limits: Limits;
  readonly #decode: Decode;
  readonly #proxied: Dialled['proxied'];
  readonly closed: Promise<unknown>;
  #last:
    { readonly capture: Capture; readonly size: number; readonly isClean: boolean } | undefined;

  constructor(socket: Socket, limits: Limits, proxied?: Dialled['proxied']) {
    this.#proxied = proxied;
    this.#limits = limits;
    this.#decode = decodeWithin(limits.maxBodyBytes);
    this.#tap = new Tap(socket);
    this.closed = socket.closed ? Promise.resolve() : once(socket, 'close').catch(() => undefined);
    let isTaken = false;
    this.#client = new Client('http://connection.invalid', {
      connect: (_options, callback) => {
        const gone = isTaken ? new TransportError('reset', 'the connection was closed') : undefined;
        isTaken = true;
        queueMicrotask(() => {
          if (gone) callback(gone, null);
          // undici asks for no more of a socket than a Duplex has
          else callback(null, this.#tap as unknown as Socket);
        });
      },
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
      maxHeaderSize: limits.maxHeaderBytes,
      maxResponseSize: limits.maxBodyBytes,
    });
  }

  /** Whether it is open, and nothing came since the last answer was complete. */
  get isReusable(): boolean {
    const last = this.#last;
    return (
      !this.#tap.destroyed && last !== undefined && last.isClean && last.capture.size === last.size
    );
  }

  kill(reason: Error): void {
    this.#tap.kill(reason);
    void this.#client.destroy(reason);
  }

  /** Sends a request and waits until its answer is complete, broken or given up. */
  async exchange(request: HttpRequest, signal: AbortSignal): Promise<Sent | typeof NOT_SENT> {
    const capture = new Capture(this.#limits.maxBodyBytes * 2 + this.#limits.maxHeaderBytes * 4);
    const attach = () => {
      this.#tap.attach(capture);
    };
    const handler = new Reading(request.method, attach, this.#decode);
    const giveUp = () => {
      this.kill(abortError(signal));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      this.#client.dispatch(writable(request, this.#proxied), handler);
      await handler.done;
      await nextTurn();
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
    if (handler.error !== undefined) refuseUnwritable(handler.error);
    if (handler.startedAt === undefined && !signal.aborted) return NOT_SENT;
    const error = signal.aborted && handler.error ? abortError(signal) : handler.error;
    const framing = readFraming(capture.bytes, request.method);
    const isClean = error === undefined && framing.surplus === 0;
    this.#last = { capture, size: capture.size, isClean };
    return handler.sent(capture, framing, error);
  }
}

/** Bytes that are in the kernel already, behind the end of an answer, are read before it is handed out. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** The request in undici's words. It writes Host first and Content-Length last, all else as it stands. */
const writable = (
  request: HttpRequest,
  proxied: Dialled['proxied'],
): Dispatcher.DispatchOptions => {
  const { origin, target, method, headers, body } = request;
  const fields = headers.entries.filter(({ name }) => name.toLowerCase() !== 'content-length');
  const bytes = body.bytes ?? new TextEncoder().encode(body.text);
  return {
    method,
    path: proxied ? origin + target : target,
    headers: [
      ...(headers.has('host') ? [] : ['host', origin.slice(origin.indexOf('://') + 3)]),
      ...fields.flatMap(({ name, value }) => [name, value]),
      ...(proxied?.authorization === undefined
        ? []
        : ['proxy-authorization', proxied.authorization]),
      ...(headers.has('accept-encoding') ? [] : ['accept-encoding', 'identity']),
    ],
    ...(bytes.length > 0 && { body: bytes }),
    // else undici ends the connection, and bytes that wrongly follow the answer with it
    ...(method === 'HEAD' && { reset: false }),
  };
};

const UNWRITABLE = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED']);

/** A request that cannot be written is our own fault, and no news of the server. */
const refuseUnwritable = (error: Error): void => {
  if (UNWRITABLE.has(codeOf(error) ?? ''))
    throw toolError('internal', `a request cannot be written: ${error.message}`);
};
