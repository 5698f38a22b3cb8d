import { way } from '../driver/barred.js';
import { constants, createPublicKey, verify } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createAuthorizer } from '../auth/authorizer.js';
import { assertionIn } from '../engine/assertion-words.js';
import type { Exchange } from '../model/exchange.js';
import type { Login, Transport } from '../model/transport.js';
import type { ProviderSettings } from '../provider/provider.js';

const LOGINS: readonly Login[] = [
  ...(['renewal', 'foreign-audience', 'wrong-issuer', 'wrong-subject', 'unknown-client'] as const),
  ...(['expired', 'expired-other-unit', 'hour-ahead', 'other-unit', 'unsigned', 'hmac'] as const),
  ...(['changed-signature', 'other-key'] as const),
];

/** A fresh assertion that is wrong as that of an exchange is, as its reader would make one. */
export const assertionLike = async (
  { request }: Exchange,
  settings: ProviderSettings,
): Promise<string | undefined> => {
  const wanted = assertionIn(request.body.text);
  if (wanted === undefined) return undefined;
  for (const how of LOGINS) {
    const made = await assertionOf(settings, how);
    if (made !== undefined && kindOf(made, settings) === kindOf(wanted, settings)) return made;
  }
  return undefined;
};

const assertionOf = async (settings: ProviderSettings, how: Login): Promise<string | undefined> => {
  let form = '';
  const transport: Transport = {
    send: ({ body }) => {
      form = body.text;
      const failure = { code: 'aborted', message: 'it is not sent', afterStatus: false };
      return Promise.resolve({ startedAt: 0, endedAt: 0, failure });
    },
    close: () => Promise.resolve(),
  };
  const deps = { transport, now: Date.now, way, learn: () => undefined };
  await createAuthorizer({ kind: 'private_key_jwt', ...settings }, deps).login?.(how);
  return assertionIn(form);
};

/** What is right and wrong about an assertion. */
const kindOf = (assertion: string, { clientId, privateKeyPem }: ProviderSettings): string => {
  const { exp = 0, ...claims } = decodeJwt(assertion);
  const { alg } = decodeProtectedHeader(assertion);
  const inSeconds = exp > 1e11 ? exp / 1000 : exp;
  const [signed, signature = ''] = [
    assertion.slice(0, assertion.lastIndexOf('.')),
    assertion.split('.')[2],
  ];
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const isSigned = verify(
    'sha256',
    Buffer.from(signed),
    { key: createPublicKey(privateKeyPem), padding, saltLength: 32 },
    Buffer.from(signature, 'base64url'),
  );
  return JSON.stringify([
    ...[alg, claims.aud, claims.iss === clientId, claims.sub === clientId, isSigned],
    ...[exp > 1e11, Math.round((inSeconds - Date.now() / 1000) / 1800)],
  ]);
};
