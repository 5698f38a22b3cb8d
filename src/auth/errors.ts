import { type ErrorKind, errorsOf } from '../model/error.js';

export const AUTH_ERRORS = {
  'insecure-http': {
    exit: 2,
    next: 'write https://, or add --allow-insecure-http: a token travels readable',
  },
  'auth-settings': { exit: 2, next: 'correct the settings of authentication' },
  'key-unusable': {
    exit: 2,
    next: 'give an unencrypted PEM: RSA of 2048 bits or more, or EC P-256 with ES256',
  },
  'auth-refused': {
    exit: 3,
    next: 'check client id, key, algorithm, audience and the unit of `exp`',
  },
  'token-endpoint-unreachable': { exit: 3, next: 'check the token URL and the way to it' },
  'token-url-wrong': {
    exit: 3,
    next: 'check CONFORMANCE_TOKEN_URL, or tokenUrl of the target',
  },
  'token-response-invalid': { exit: 3, next: 'check the token URL' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const authError = errorsOf(AUTH_ERRORS);
