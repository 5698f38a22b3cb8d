import { choice, flag, number, text, url } from './kind.js';
import { option } from './option.js';

/** How a run gets its token. */
export const credentials = {
  token: option(text('token'), {
    help: 'a ready bearer token',
    flag: null,
    env: ['CONFORMANCE_TOKEN'],
    secret: true,
  }),
  otherToken: option(text('token'), {
    help: 'a ready bearer token of the second institution or partner, which must see nothing of the first',
    flag: null,
    env: ['CONFORMANCE_OTHER_TOKEN'],
    secret: true,
  }),
  expiredToken: option(text('token'), {
    help: 'a bearer token that expired ten minutes ago or earlier, and must be refused',
    flag: null,
    env: ['CONFORMANCE_EXPIRED_TOKEN'],
    secret: true,
  }),
  clientId: option(text('id'), {
    help: 'OAuth client whose key signs the assertion',
    flag: null,
    env: ['CONFORMANCE_CLIENT_ID'],
    file: ['target.clientId'],
  }),
  privateKey: option(text('pem'), {
    help: 'its private key, PEM text',
    flag: null,
    env: ['CONFORMANCE_PRIVATE_KEY'],
    secret: true,
  }),
  privateKeyFile: option(text('file'), {
    help: 'file of its private key',
    flag: null,
    env: ['CONFORMANCE_PRIVATE_KEY_FILE'],
    file: ['target.privateKeyFile'],
  }),
  keyId: option(text('id'), {
    help: '`kid` of the assertion',
    flag: null,
    env: ['CONFORMANCE_KEY_ID'],
    file: ['target.keyId'],
  }),
  tokenUrl: option(url('url', 'https://tenant.example/token'), {
    help: 'token endpoint',
    defaultWords: "the document's own path on the target's host",
    flag: null,
    env: ['CONFORMANCE_TOKEN_URL'],
    file: ['target.tokenUrl'],
  }),
  audience: option(text('url'), {
    help: '`aud` of the assertion',
    defaultWords: 'the token endpoint',
    flag: null,
    env: ['CONFORMANCE_AUDIENCE'],
    file: ['target.audience'],
  }),
  scope: option(text('scope'), {
    help: 'scope to ask for',
    default: 'openid',
    flag: null,
    env: ['CONFORMANCE_SCOPE'],
    file: ['target.scope'],
  }),
  assertionAlg: option(choice('name', ['PS256', 'RS256', 'ES256']), {
    help: 'algorithm that signs the assertion',
    default: 'PS256',
    flag: null,
    env: ['CONFORMANCE_ASSERTION_ALG'],
    file: ['target.assertionAlg'],
  }),
  assertionExpUnit: option(choice('unit', ['ms', 's']), {
    help: 'unit of `exp` in the assertion',
    default: 'ms',
    flag: null,
    env: ['CONFORMANCE_ASSERTION_EXP_UNIT'],
    file: ['target.assertionExpUnit'],
  }),
  sendClientId: option(flag, {
    help: 'whether `client_id` stands in the token request',
    default: true,
    flag: null,
    file: ['target.sendClientId'],
  }),
  clockOffsetSeconds: option(number('seconds', { least: -3600, most: 3600 }), {
    help: 'added to the own clock where assertions are made',
    unit: 'seconds',
    default: 0,
    flag: null,
    file: ['target.clockOffsetSeconds'],
  }),
};
