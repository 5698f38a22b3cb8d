/** Every error that the tool or its user can cause, by its stable code. */
export const ERRORS = {
  usage: { exit: 2, next: 'see `conformance --help`' },
  'file-not-found': { exit: 2, next: 'check the path' },
  'file-unreadable': { exit: 2, next: 'name a readable file' },
  internal: { exit: 70, next: 'this is our fault: please report it with the command that you ran' },
} as const satisfies Record<string, { readonly exit: 2 | 3 | 70; readonly next: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What the tool or its user got wrong; never what a server did. */
export class ConformanceError extends Error {
  readonly code: ErrorCode;
  /** What to do next, one clause. */
  readonly next: string;
  readonly exit: 2 | 3 | 70;

  /** @param message one clause, lower case, naming the thing that is wrong; never a secret */
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; next?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConformanceError';
    this.code = code;
    this.exit = ERRORS[code].exit;
    this.next = options.next ?? ERRORS[code].next;
  }
}
