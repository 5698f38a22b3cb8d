import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TransportError } from './failure.js';

/** How long a connection that is done with is still listened to, for bytes that nobody asked for. */
const LINGER_MS = 250;

/** All that a connection carried for one exchange; grows until the next one begins. */
export class Capture {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #size = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /** @returns false where the limit is passed; the bytes are not kept then */
  add(chunk: Uint8Array): boolean {
    if (this.#size + chunk.length > this.#limit) return false;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    return true;
  }

  /** One array, made anew only after more has come. */
  get bytes(): Uint8Array {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? new Uint8Array();
  }
}

/**
 * A socket as undici sees it: the same, but all bytes that come are captured, those too that undici
 * does not read any more, and informational answers are taken out (undici ends the connection on a 100
 * that it did not ask for, though RFC 9110 §15.2 lets a server send it).
 */
export class Tap extends Duplex {
  readonly #socket: Socket;
  #capture: Capture | undefined;
  #held: Buffer = Buffer.alloc(0);
  #atStart = true;
  #hasEnded = false;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    this.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    socket.on('end', () => {
      this.#hasEnded = true;
      if (this.destroyed) socket.destroy();
      else this.#end();
    });
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => {
      if (!this.#hasEnded) this.destroy();
    });
  }

  /** What comes from now on belongs to the exchange of this capture. */
  attach(capture: Capture): void {
    this.#capture = capture;
    this.#atStart = true;
  }

  /** Ends the connection at once. */
  kill(error: Error): void {
    this.destroy(error);
    this.#socket.destroy();
  }

  ref(): this {
    this.#socket.ref();
    return this;
  }

  unref(): this {
    this.#socket.unref();
    return this;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.#hasEnded) this.#socket.destroy();
    else this.#linger();
    done(error);
  }

  #linger(): void {
    this.#socket.resume();
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS).unref();
    this.#socket.once('close', () => {
      clearTimeout(timer);
    });
  }

  #receive(chunk: Buffer): void {
    if (this.#capture?.add(chunk) === false) {
      this.kill(new TransportError('too-large', 'the answer is larger than the limit'));
      return;
    }
    if (this.destroyed) return;
    if (!this.#atStart) {
      this.#give(chunk);
      return;
    }
    const { rest, isWaiting } = withoutInformational(Buffer.concat([this.#held, chunk]));
    this.#held = isWaiting ? rest : Buffer.alloc(0);
    this.#atStart = isWaiting;
    if (!isWaiting) this.#give(rest);
  }

  #give(chunk: Buffer): void {
    if (!this.push(chunk)) this.#socket.pause();
  }

  #end(): void {
    if (this.#held.length > 0) this.push(this.#held);
    this.push(null);
  }
}

const INFORMATIONAL = /^HTTP\/1\.\d 1(?!01)\d\d/;
const MAY_BECOME_ONE = /^(?:H|HT|HTT|HTTP|HTTP\/|HTTP\/1|HTTP\/1\.|HTTP\/1\.\d(?: (?:1\d?)?)?)$/;

/** Takes complete informational answers off the front; waits where one has begun and is not complete. */
const withoutInformational = (
  bytes: Buffer,
): { readonly rest: Buffer; readonly isWaiting: boolean } => {
  let rest = bytes;
  for (;;) {
    const start = rest.toString('latin1', 0, 12);
    if (!INFORMATIONAL.test(start))
      return { rest, isWaiting: rest.length === 0 || MAY_BECOME_ONE.test(start) };
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) return { rest, isWaiting: true };
    rest = rest.subarray(end + 4);
  }
};
