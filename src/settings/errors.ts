import { type ErrorKind, errorsOf } from '../model/error.js';

export const SETTINGS_ERRORS = {
  'config-invalid': { exit: 2, next: 'correct the configuration' },
  'config-variable': { exit: 2, next: 'set the variable or take it out of the configuration' },
  'config-unwritable': { exit: 2, next: 'make the configuration writable, and run again' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const settingsError = errorsOf(SETTINGS_ERRORS);
