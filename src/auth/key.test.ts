import { expect } from 'chai';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ConformanceError } from '../model/error.js';
import { privateKey } from './key.js';

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const { privateKey: good, publicKey } = rsa(2048);
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8') =>
  key.export({ type, format: 'pem' }).toString();
const encrypted = good
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();

type Algorithm = 'PS256' | 'RS256' | 'ES256';

describe('privateKey', () => {
  const GOOD: readonly (readonly [string, string, Algorithm])[] = [
    ['PKCS#8', pem(good), 'PS256'],
    ['PKCS#1', pem(good, 'pkcs1'), 'RS256'],
    ['SEC1', pem(ec('P-256'), 'sec1'), 'ES256'],
    ['JWK', JSON.stringify(good.export({ format: 'jwk' })), 'PS256'],
    ['PEM with \\n in place of line breaks', pem(good).replaceAll('\n', '\\n'), 'PS256'],
    ['PEM with CRLF', pem(good).replaceAll('\n', '\r\n'), 'PS256'],
  ];
  for (const [form, text, algorithm] of GOOD)
    it(`reads ${form}`, () => {
      expect(privateKey(text, algorithm, () => undefined).type).to.equal('private');
    });

  const BAD: readonly (readonly [string, Algorithm, string])[] = [
    ['hello', 'PS256', 'it is no PEM and no JWK'],
    ['{"kty":"RSA"}', 'PS256', 'it is no PEM and no JWK'],
    [pem(good).replace(/\n.{8}/, '\n!'), 'PS256', 'its PEM text is damaged'],
    [
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'PS256',
      'it is public; the private half is needed',
    ],
    [encrypted, 'PS256', 'it is encrypted'],
    [pem(rsa(1024).privateKey), 'PS256', 'it has 1024 bits, and 2048 are the least'],
    [pem(good), 'ES256', 'it is an RSA key, and the algorithm is ES256'],
    [pem(ec('P-256')), 'RS256', 'it is an EC key, and the algorithm is RS256'],
    [pem(ec('P-384')), 'ES256', 'its curve is secp384r1, and ES256 needs P-256'],
    [
      pem(generateKeyPairSync('ed25519').privateKey),
      'ES256',
      'it is of the kind ed25519, not RSA or EC',
    ],
  ];
  for (const [text, algorithm, why] of BAD)
    it(`says "${why}"`, () => {
      const read = () => privateKey(text, algorithm, () => undefined);
      expect(read)
        .to.throw(ConformanceError, `the private key cannot be used: ${why}`)
        .with.property('exit', 2);
    });

  const OPENSSH =
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n';
  const WAYS: readonly (readonly [string, string, Algorithm, string])[] = [
    ['a key of OpenSSH', OPENSSH, 'PS256', 'ssh-keygen'],
    ['a set of keys', '{"keys":[{"kty":"RSA"}]}', 'PS256', 'one key of the set'],
    ['PEM in base64', Buffer.from(pem(good)).toString('base64'), 'PS256', 'base64 -d'],
    ['what is no text', '0\u0082\u0006', 'PS256', 'openssl pkcs12'],
    ['an EC key', pem(ec('P-256')), 'PS256', 'CONFORMANCE_ASSERTION_ALG to ES256'],
    ['an RSA key', pem(good), 'ES256', 'CONFORMANCE_ASSERTION_ALG to PS256'],
  ];
  for (const [what, text, algorithm, way] of WAYS)
    it(`says what to do with ${what}`, () => {
      expect(() => privateKey(text, algorithm, () => undefined))
        .to.throw(ConformanceError)
        .with.property('next')
        .that.includes(way);
    });

  it('keeps the text of a key out of the error', () => {
    const text = pem(good).replace(/\n.{8}/, '\n!');
    try {
      privateKey(text, 'PS256', () => undefined);
    } catch (error) {
      expect([String(error), (error as Error).cause]).to.deep.equal([
        'ConformanceError: the private key cannot be used: its PEM text is damaged',
        undefined,
      ]);
    }
  });

  it('teaches a key that it then refuses', () => {
    const secrets: string[] = [];
    const { privateKey: short } = rsa(1024);
    expect(() => privateKey(pem(short), 'PS256', (secret) => secrets.push(secret))).to.throw();
    expect(secrets).to.include(short.export({ format: 'jwk' }).d);
  });
});
