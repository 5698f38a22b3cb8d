import { type ErrorKind, errorsOf } from '../model/error.js';

export const PACT_ERRORS = {
  'broker-settings': { exit: 2, next: 'set PACT_BROKER_BASE_URL to the address of the broker' },
  'broker-unreachable': {
    exit: 3,
    next: 'check PACT_BROKER_BASE_URL and whether the broker is up',
  },
  'broker-too-slow': { exit: 3, next: 'try again, or look at the health of the broker' },
  'broker-unauthorized': {
    exit: 3,
    next: 'check PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD',
  },
  'broker-not-found': { exit: 3, next: 'check the names, the version and PACT_BROKER_BASE_URL' },
  'broker-refused': { exit: 3, next: 'correct what the broker names' },
  'broker-failed': { exit: 3, next: 'try again, or look at the log of the broker' },
  'broker-answer-invalid': {
    exit: 3,
    next: 'check that PACT_BROKER_BASE_URL is a Pact Broker and not a page of something else',
  },
  'pact-conflict': {
    exit: 3,
    next: 'commit the change and publish under its version, or name another with --version',
  },
  'pact-cli-unusable': {
    exit: 2,
    next: 'install with optional dependencies on Linux, macOS or Windows',
  },
  'pact-invalid': { exit: 2, next: 'name pact files that a consumer test wrote' },
  'pacts-missing': { exit: 2, next: 'run the consumer tests first, or name the files' },
  'verifier-failed': {
    exit: 70,
    next: 'run again; if it stays so, please report it with the command that you ran',
  },
  'pact-not-published': {
    exit: 3,
    next: 'publish the pact first with `conformance pact publish`, or verify the one that is published',
  },
  'pacts-not-selected': {
    exit: 3,
    next: 'publish a pact first, or ask for others with --consumer-version-selector',
  },
  'results-not-published': { exit: 3, next: 'look at the log of the broker, and run again' },
  'version-unknown': { exit: 2, next: 'name the version with --version' },
  'version-uncertain': { exit: 2, next: 'commit first, or name the version with --version' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const pactError = errorsOf(PACT_ERRORS);
