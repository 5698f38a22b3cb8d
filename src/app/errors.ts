import { AUTH_ERRORS } from '../auth/errors.js';
import { DRIVER_ERRORS } from '../driver/errors.js';
import { HISTORY_ERRORS } from '../history/errors.js';
import { JOURNAL_ERRORS } from '../journal/errors.js';
import { OPENAPI_ERRORS } from '../openapi/errors.js';
import { PACT_ERRORS } from '../pact/errors.js';
import { RECORDINGS_ERRORS } from '../recordings/errors.js';
import { REPORTERS_ERRORS } from '../reporters/_errors.js';
import { SETTINGS_ERRORS } from '../settings/errors.js';
import { COMMON_ERRORS, type ErrorKind, errorsOf } from '../model/error.js';

const APP_ERRORS = {
  'overlay-missing': { exit: 2, next: 'name one with --overlay, or leave out --profile strict' },
  'client-certificate-unusable': {
    exit: 2,
    next: 'give a certificate in PEM, and its own key in PEM, not encrypted',
  },
  'target-invalid': { exit: 2, next: 'name a target of the configuration, a URL, or embedded' },
  'target-unnamed': {
    exit: 2,
    next: 'name it with --target, or the reference provider with --target embedded',
  },
  'target-incomplete': {
    exit: 2,
    next: 'set the flag, the variable, or the target in the configuration',
  },
  'mutations-refused': { exit: 2, next: 'add --allow-mutations, or --read-only' },
  'production-refused': { exit: 2, next: 'name a test tenant, or add --allow-production' },
  'credentials-missing': {
    exit: 2,
    next: 'set CONFORMANCE_TOKEN, or CONFORMANCE_CLIENT_ID with CONFORMANCE_PRIVATE_KEY_FILE',
  },
  'unknown-probe': { exit: 2, next: 'see `conformance run --dry-run` for the probes' },
  'nothing-failed': { exit: 2, next: 'leave out --last-failed' },
  'unknown-operation': { exit: 2, next: 'name operations as the report does' },
  'unknown-check': { exit: 2, next: 'see `conformance checks` for the catalogue' },
  'own-checks-unreadable': {
    exit: 2,
    next: 'name a module (.mjs or .js) whose default export is a list of defineCheck and defineMonitor',
  },
  'own-check-invalid': { exit: 2, next: 'correct the check; `conformance checks --test` tries it' },
  'own-check-failed': {
    exit: 3,
    next: 'mend it, for it judges nothing like this; `conformance checks --test` tries it on its examples',
  },
  'unknown-fault': { exit: 2, next: 'see `conformance provider --list-faults`' },
  'reports-unwritable': { exit: 2, next: 'name a folder that can be written, with --reports' },
  'reports-lost': { exit: 70, next: 'make room, or name another folder with --reports' },
  'reporter-failed': {
    exit: 70,
    next: 'this is our fault: please report it with the command that you ran',
  },
  'report-embedded': {
    exit: 2,
    next: 'name a report of a run against a target',
  },
  'state-unknown': { exit: 2, next: 'name one of the provider states that this suite can build' },
  'out-of-memory': {
    exit: 70,
    next: 'judge it in smaller parts, or allow more: NODE_OPTIONS=--max-old-space-size=4096',
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

/** Every error that the tool or its user can cause, by its stable code. */
export const ERRORS = {
  ...COMMON_ERRORS,
  ...OPENAPI_ERRORS,
  ...DRIVER_ERRORS,
  ...JOURNAL_ERRORS,
  ...HISTORY_ERRORS,
  ...SETTINGS_ERRORS,
  ...AUTH_ERRORS,
  ...RECORDINGS_ERRORS,
  ...REPORTERS_ERRORS,
  ...PACT_ERRORS,
  ...APP_ERRORS,
} as const;

export type ErrorCode = keyof typeof ERRORS;

export const appError = errorsOf(ERRORS);
