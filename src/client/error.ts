/**
 * Why an operation did not do what its caller asked.
 *
 * - `not-found`: 404
 * - `refused`: what was sent is not accepted: 400, 409, 413, 415, 422
 * - `unauthorized`: 401, after one new token where one was to be had, or 403
 * - `unexpected-status`: any other status than the documented one
 * - `unexpected-body`: what the caller reads is missing from the answer, or of another type
 * - `unreachable`: no complete answer came
 */
export type ClientErrorCode =
  | 'not-found'
  | 'refused'
  | 'unauthorized'
  | 'unexpected-status'
  | 'unexpected-body'
  | 'unreachable';

/** Holds no content of any answer: it may be logged. */
export class ClientError extends Error {
  readonly code: ClientErrorCode;
  /** Undefined where no status line came. */
  readonly status: number | undefined;

  constructor(code: ClientErrorCode, message: string, status?: number) {
    super(message);
    this.name = 'ClientError';
    this.code = code;
    this.status = status;
  }
}

const REFUSED: ReadonlySet<number> = new Set([400, 409, 413, 415, 422]);

/** The code that a status other than the documented one falls under. */
export const codeOfStatus = (status: number): ClientErrorCode => {
  if (status === 404) return 'not-found';
  if (status === 401 || status === 403) return 'unauthorized';
  return REFUSED.has(status) ? 'refused' : 'unexpected-status';
};
