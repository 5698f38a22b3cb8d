import { type ErrorKind, errorsOf } from '../model/error.js';

export const RECORDINGS_ERRORS = {
  'secret-in-output': { exit: 70, next: 'nothing was written; please report it' },
  'recording-too-large': { exit: 2, next: 'split the recording' },
  'recording-unwritable': { exit: 2, next: 'name a file that can be written' },
  'recording-lost': { exit: 3, next: 'make room or name another file, then run again' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const recordingsError = errorsOf(RECORDINGS_ERRORS);
