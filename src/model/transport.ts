import type { HttpRequest, HttpResponse, TransportFailure } from './exchange.js';

export interface SendOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** The same was sent before, and is sent once more for want of an answer. */
  readonly isAgain?: boolean;
}

/** What sending gave: an answer, a failure, or, where the answer broke off, both. */
export interface Sent {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly response?: HttpResponse | undefined;
  readonly failure?: TransportFailure | undefined;
}

/**
 * Sends requests verbatim, and never more than asked: no redirect is followed, nothing is retried.
 * It does not throw for what a server or a network does; that is a `failure`.
 */
export interface Transport {
  send(request: HttpRequest, options?: SendOptions): Promise<Sent>;
  close(): Promise<void>;
}

/** A token that must be refused, made from the good one; `in-query`: the good one, in the address. */
export type Forgery = 'changed-signature' | 'unsigned' | 'wrong-scheme' | 'expired' | 'in-query';

/** A request to the token endpoint with something wrong in it; `renewal`: with nothing wrong. */
export type Login =
  | 'renewal'
  | 'again'
  | 'foreign-audience'
  | 'wrong-issuer'
  | 'wrong-subject'
  | 'unknown-client'
  | 'expired'
  | 'expired-other-unit'
  | 'hour-ahead'
  | 'other-unit'
  | 'changed-signature'
  | 'unsigned'
  | 'hmac'
  | 'other-key'
  | 'no-grant'
  | 'unknown-grant'
  | 'grant-twice'
  | 'no-assertion'
  | 'unknown-scope'
  | 'get';

/** Gives the Authorization value of API requests. */
export interface Authorizer {
  /** The header's value, with a token that is still good. Throws a `ConformanceError` where none is to be had. */
  authorization(): Promise<string>;
  /** Tells that the token was refused with 401. @returns whether a new one is worth one more try */
  refused(): Promise<boolean>;
  /** A token that must be refused; undefined: none can be made of what is at hand. */
  forged?(how: Forgery): Promise<string | undefined>;
  /** Sends a request to the token endpoint, which is heard as every token request; absent: there is no key to sign with. */
  login?(how: Login): Promise<void>;
}
