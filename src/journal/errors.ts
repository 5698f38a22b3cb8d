import { type ErrorKind, errorsOf } from '../model/error.js';

export const JOURNAL_ERRORS = {
  'journal-unusable': { exit: 2, next: 'name another file with `--journal`' },
  'journal-lost': {
    exit: 3,
    next: 'make room or name another file with `--journal`, then run again',
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const journalError = errorsOf(JOURNAL_ERRORS);
