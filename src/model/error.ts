/** What all errors of one code have in common. */
export interface ErrorKind {
  readonly exit: 2 | 3 | 70;
  /** What to do next, one clause. */
  readonly next: string;
}

/** What the tool or its user got wrong; never what a server did. */
export class ConformanceError extends Error {
  /** Stable. */
  readonly code: string;
  readonly next: string;
  readonly exit: ErrorKind['exit'];

  /** @param message one clause, lower case, naming the thing that is wrong; never a secret */
  constructor(
    code: string,
    message: string,
    { exit, next, cause }: ErrorKind & { readonly cause?: unknown },
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ConformanceError';
    this.code = code;
    this.exit = exit;
    this.next = next;
  }
}

/** Errors that arise in several folders; those of one alone stand in its `errors.ts`, and all in that of `app`. */
export const COMMON_ERRORS = {
  usage: { exit: 2, next: 'see `conformance --help`' },
  'file-not-found': { exit: 2, next: 'check the path' },
  'file-unreadable': { exit: 2, next: 'name a readable file' },
  'report-invalid': { exit: 2, next: 'name a report.jsonl that this tool wrote' },
  'recording-invalid': { exit: 2, next: 'export the recording again, as HAR 1.2' },
  internal: { exit: 70, next: 'this is our fault: please report it with the command that you ran' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export interface ErrorOptions {
  readonly cause?: unknown;
  /** What to do next, where more can be said than by the code alone. */
  readonly next?: string;
}

/** Makes the errors of a folder: its own ones, and the common ones. */
export const errorsOf = <Code extends string>(own: Readonly<Record<Code, ErrorKind>>) => {
  const kinds: Readonly<Record<Code | keyof typeof COMMON_ERRORS, ErrorKind>> = {
    ...COMMON_ERRORS,
    ...own,
  };
  return (
    code: Code | keyof typeof COMMON_ERRORS,
    message: string,
    options: ErrorOptions = {},
  ): ConformanceError => new ConformanceError(code, message, { ...kinds[code], ...options });
};

/** Makes those that are common. */
export const toolError = errorsOf({});

/** Whether what Node threw has a code of the system: `ENOENT`. */
export const hasCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code;

/** What it means that a file could not be read. */
export const unreadCode = (thrown: unknown): 'file-not-found' | 'file-unreadable' =>
  hasCode(thrown, 'ENOENT') ? 'file-not-found' : 'file-unreadable';
