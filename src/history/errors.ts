import { type ErrorKind, errorsOf } from '../model/error.js';

export const HISTORY_ERRORS = {
  'history-unusable': { exit: 2, next: 'name another file with `--history`' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const historyError = errorsOf(HISTORY_ERRORS);
