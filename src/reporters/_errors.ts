import { type ErrorKind, errorsOf } from '../model/error.js';

export const REPORTERS_ERRORS = {
  'report-incomplete': { exit: 2, next: 'run again: the run that wrote it was killed' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const reportersError = errorsOf(REPORTERS_ERRORS);
