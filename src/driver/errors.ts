import { type ErrorKind, errorsOf } from '../model/error.js';

export const DRIVER_ERRORS = {
  'target-unreachable': { exit: 3, next: 'check the address and whether the target is up' },
  'list-refused': {
    exit: 3,
    next: 'check the path of --target, the institution and the partner',
  },
  'access-refused': { exit: 3, next: 'check the credentials, the institution and the partner' },
  'collection-not-found': {
    exit: 3,
    next: 'check institution, partner, and the path of the target',
  },
  'target-lost': {
    exit: 3,
    next: 'see that the target is up, delete what is left over, run again',
  },
  'access-lost': { exit: 3, next: 'get a token that lives as long as a run, and run again' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const driverError = errorsOf(DRIVER_ERRORS);
