/** A stretch of content within the raw bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FramingProblem {
  /** A stable word: `body-short`, `bytes-follow`. */
  readonly fault: string;
  /** One clause, lower case, with the numbers; no content. */
  readonly message: string;
}

/** How raw bytes frame an answer, read strictly (RFC 9112). */
export interface Framing {
  /** Where the content stands in the raw bytes, in order. */
  readonly content: readonly Span[];
  /** The first thing that is wrong. */
  readonly problem?: FramingProblem | undefined;
  /** Bytes after the end of the answer. */
  readonly surplus: number;
}

/** @param method of the request: HEAD is answered without content */
export type ReadFraming = (raw: Uint8Array, method: string) => Framing;
