import { readFileSync } from 'node:fs';
import type { AuthSettings } from '../auth/settings.js';
import { unreadCode } from '../model/error.js';
import { appError } from './errors.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Target } from './target.js';

/** The document's own token path, on the target's host. */
const TOKEN_PATH = '/a/oidc-provider/api/v0/token';

/** What the settings say of credentials. */
export type CredentialValues = Pick<
  ValuesOf<'cleanup'>,
  | 'token'
  | 'clientId'
  | 'privateKey'
  | 'privateKeyFile'
  | 'keyId'
  | 'tokenUrl'
  | 'audience'
  | 'scope'
  | 'assertionAlg'
  | 'assertionExpUnit'
  | 'sendClientId'
  | 'clockOffsetSeconds'
  | 'allowInsecureHttp'
>;

/** The credentials that the settings hold; undefined where they hold none. Throws `credentials-missing`, `file-unreadable`. */
export const credentialsOf = (
  { origin, prefix }: Target,
  values: CredentialValues,
): AuthSettings | undefined => {
  const { token, clientId } = values;
  if (token !== undefined) return { kind: 'token', token };
  const privateKeyPem = values.privateKey ?? keyIn(values.privateKeyFile);
  if (clientId === undefined && privateKeyPem === undefined) return undefined;
  if (clientId === undefined) throw missing('a private key is set, but no CONFORMANCE_CLIENT_ID');
  if (privateKeyPem === undefined) throw missing('a client id is set, but no private key');
  const tokenUrl = values.tokenUrl ?? `${origin}${prefix}${TOKEN_PATH}`;
  return {
    kind: 'private_key_jwt',
    clientId,
    privateKeyPem,
    tokenUrl,
    audience: values.audience ?? tokenUrl,
    scope: values.scope,
    sendClientId: values.sendClientId,
    keyId: values.keyId,
    algorithm: values.assertionAlg,
    expUnit: values.assertionExpUnit,
    clockOffsetSeconds: values.clockOffsetSeconds,
    allowInsecureHttp: values.allowInsecureHttp,
  };
};

const missing = (message: string) => appError('credentials-missing', message);

const keyIn = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = unreadCode(error);
    const what =
      code === 'file-not-found'
        ? `there is no private key file ${file}`
        : `the private key file ${file} cannot be read`;
    throw appError(code, what, { cause: error });
  }
};
