import {
  generateKeyPair as generateKeyPairCallback,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { exportJWK, type JWK } from 'jose';

/** A key pair with the name that it goes by in a key set. */
export interface NamedKey {
  readonly keyId: string;
  /** PKCS#8, PEM. */
  readonly privateKeyPem: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

const generate = (kind: 'rsa' | 'ec'): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, publicKey: KeyObject, privateKey: KeyObject) => {
      if (error) reject(error);
      else resolve({ publicKey, privateKey });
    };
    if (kind === 'rsa') generateKeyPairCallback('rsa', { modulusLength: 2048 }, done);
    else generateKeyPairCallback('ec', { namedCurve: 'P-256' }, done);
  });

/** A new key: RSA of 2048 bits, which the vendor asks for at the least, or P-256. */
export const newKey = async (kind: 'rsa' | 'ec'): Promise<NamedKey> => {
  const { publicKey, privateKey } = await generate(kind);
  const named = { kid: randomUUID(), use: 'sig' };
  return {
    keyId: named.kid,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicJwk: { ...(await exportJWK(publicKey)), ...named },
    privateJwk: { ...(await exportJWK(privateKey)), ...named },
  };
};
