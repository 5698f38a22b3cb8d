import { readFileSync } from 'node:fs';
import type { AuthSettings } from '../auth/settings.js';
import { ConformanceError } from '../model/error.js';
import type { Env, Target } from './environment.js';

/** The document's own token path, on the target's host. */
const TOKEN_PATH = '/a/oidc-provider/api/v0/token';

/** The credentials that environment and configuration hold; undefined where they hold none. */
export const resolveCredentials = (target: Target, env: Env): AuthSettings | undefined => {
  const token = value(env, 'CONFORMANCE_TOKEN');
  if (token !== undefined) return { kind: 'token', token };
  const { settings } = target;
  const clientId = value(env, 'CONFORMANCE_CLIENT_ID') ?? settings.clientId;
  const privateKeyPem = privateKey(env, settings.privateKeyFile);
  if (clientId === undefined && privateKeyPem === undefined) return undefined;
  if (clientId === undefined) throw missing('a private key is set, but no CONFORMANCE_CLIENT_ID');
  if (privateKeyPem === undefined) throw missing('a client id is set, but no private key');
  return {
    kind: 'private_key_jwt',
    clientId,
    privateKeyPem,
    ...endpoint(target, env),
    ...assertion(target, env),
  };
};

const endpoint = ({ settings, origin, prefix }: Target, env: Env) => {
  const own = `${origin}${prefix}${TOKEN_PATH}`;
  const tokenUrl = value(env, 'CONFORMANCE_TOKEN_URL') ?? settings.tokenUrl ?? own;
  return {
    tokenUrl,
    audience: value(env, 'CONFORMANCE_AUDIENCE') ?? settings.audience ?? tokenUrl,
    scope: value(env, 'CONFORMANCE_SCOPE') ?? settings.scope ?? 'openid',
    sendClientId: settings.sendClientId ?? true,
  };
};

const ALGORITHMS = ['PS256', 'RS256', 'ES256'] as const;

const assertion = ({ settings }: Target, env: Env) => ({
  keyId: value(env, 'CONFORMANCE_KEY_ID') ?? settings.keyId,
  algorithm: word(env, 'CONFORMANCE_ASSERTION_ALG', ALGORITHMS) ?? settings.assertionAlg ?? 'PS256',
  expUnit:
    word(env, 'CONFORMANCE_ASSERTION_EXP_UNIT', ['ms', 's']) ?? settings.assertionExpUnit ?? 'ms',
  clockOffsetSeconds: settings.clockOffsetSeconds ?? 0,
});

const missing = (message: string) => new ConformanceError('credentials-missing', message);

const value = (env: Env, name: string): string | undefined =>
  env[name] === '' ? undefined : env[name];

const word = <T extends string>(env: Env, name: string, words: readonly T[]): T | undefined => {
  const text = value(env, name);
  if (text === undefined) return undefined;
  const found = words.find((each) => each === text);
  if (found === undefined) {
    throw new ConformanceError('usage', `${name} is "${text}"`, {
      next: `allowed are ${words.join(', ')}`,
    });
  }
  return found;
};

const privateKey = (env: Env, configured: string | undefined): string | undefined => {
  const pem = value(env, 'CONFORMANCE_PRIVATE_KEY');
  if (pem !== undefined) return pem;
  const file = value(env, 'CONFORMANCE_PRIVATE_KEY_FILE') ?? configured;
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConformanceError('file-unreadable', `the private key file ${file} cannot be read`, {
      cause: error,
    });
  }
};
