import { calculateJwkThumbprint, importPKCS8, type CryptoKey } from 'jose';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ConformanceError } from '../model/error.js';
import { authError } from './errors.js';

const LEAST_RSA_BITS = 2048;

/**
 * The private key in a PEM or JWK text. Throws `key-unusable` for one that is encrypted, too short, no
 * private key, or not of the kind that the algorithm signs with.
 * @param learn hears every form of the key that could come to stand in an output
 */
export const privateKey = (
  text: string,
  algorithm: 'PS256' | 'RS256' | 'ES256',
  learn: (secret: string) => void,
): KeyObject => {
  learnText(text, learn);
  const key = parse(text.trim());
  learnForms(key, learn);
  checkKind(key, algorithm);
  return key;
};

/** The key as the signer takes it: bound to one algorithm, and not to be read again. */
export const signingKey = (key: KeyObject, algorithm: string): Promise<CryptoKey> =>
  importPKCS8(key.export({ type: 'pkcs8', format: 'pem' }).toString(), algorithm);

/** By which whoever registered the public key knows it (RFC 7638); it says nothing of the private one. */
export const thumbprintOf = (key: KeyObject): Promise<string> =>
  calculateJwkThumbprint(createPublicKey(key).export({ format: 'jwk' }));

/** PEM lines one by one too: they are what is left where a writer breaks or joins lines. */
const learnText = (text: string, learn: (secret: string) => void): void => {
  learn(text.trim());
  for (const line of text.split(/\r?\n|\\n/)) if (isBase64Line(line)) learn(line.trim());
};

const isBase64Line = (line: string): boolean => /^[A-Za-z0-9+/]{16,}={0,2}$/.test(line.trim());

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

const learnForms = (key: KeyObject, learn: (secret: string) => void): void => {
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  learnText(pem, learn);
  learn(key.export({ type: 'pkcs8', format: 'der' }).toString('base64'));
  const jwk = key.export({ format: 'jwk' });
  for (const member of PRIVATE_MEMBERS) if (jwk[member] !== undefined) learn(jwk[member]);
};

const parse = (text: string): KeyObject => {
  // keys in environment variables often have their line breaks written as \n
  const pem = text.includes('\n') ? text : text.replaceAll('\\n', '\n');
  let key: KeyObject;
  try {
    key = text.startsWith('{') ? fromJwk(text) : createPrivateKey(pem);
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    throw isEncrypted(pem) ? unusable('it is encrypted') : unusable(whyNot(pem), wayOut(pem));
  }
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec')
    throw unusable(`it is of the kind ${key.asymmetricKeyType ?? 'unknown'}, not RSA or EC`);
  return key;
};

const fromJwk = (text: string): KeyObject => {
  const key: unknown = JSON.parse(text);
  if (typeof key !== 'object' || key === null) throw unusable('it is no JWK');
  return createPrivateKey({ key: { ...key }, format: 'jwk' });
};

const isEncrypted = (pem: string): boolean =>
  pem.includes('BEGIN ENCRYPTED PRIVATE KEY') || pem.includes('Proc-Type: 4,ENCRYPTED');

const whyNot = (pem: string): string => {
  if (pem.includes('BEGIN PUBLIC KEY') || pem.includes('BEGIN CERTIFICATE'))
    return 'it is public; the private half is needed';
  return pem.includes('PRIVATE KEY-----') ? 'its PEM text is damaged' : 'it is no PEM and no JWK';
};

/** The command that makes a PEM text of what was given; undefined: nobody knows what that is. */
const wayOut = (text: string): string | undefined => {
  if (text.includes('OPENSSH PRIVATE KEY'))
    return 'convert a copy of it: ssh-keygen -p -m PKCS8 -N "" -f COPY';
  if (/^\{\s{0,99}"keys"/.test(text)) return 'give one key of the set, as a JWK or as PEM';
  if (text.startsWith('LS0tLS1CRUdJTi')) return 'undo the base64 first: base64 -d FILE > key.pem';
  if (text.includes('PRIVATE KEY-----')) return undefined;
  return 'of a PKCS#12 file: openssl pkcs12 -in FILE -nocerts -nodes -out key.pem; of DER: openssl pkey -inform DER -in FILE -out key.pem';
};

const checkKind = (key: KeyObject, algorithm: 'PS256' | 'RS256' | 'ES256'): void => {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  const isRsa = key.asymmetricKeyType === 'rsa';
  if (isRsa === (algorithm === 'ES256')) {
    const fitting = isRsa ? 'PS256 or RS256' : 'ES256';
    throw unusable(
      `it is ${isRsa ? 'an RSA' : 'an EC'} key, and the algorithm is ${algorithm}`,
      `set CONFORMANCE_ASSERTION_ALG to ${fitting}, whichever is registered, or give a key of the other kind`,
    );
  }
  if (isRsa && modulusLength < LEAST_RSA_BITS)
    throw unusable(`it has ${modulusLength} bits, and ${LEAST_RSA_BITS} are the least`);
  if (!isRsa && namedCurve !== 'prime256v1')
    throw unusable(`its curve is ${namedCurve ?? 'unknown'}, and ES256 needs P-256`);
};

/** The cause is left out: its text may quote the key. */
const unusable = (why: string, next?: string) =>
  authError('key-unusable', `the private key cannot be used: ${why}`, {
    ...(next !== undefined && { next }),
  });
