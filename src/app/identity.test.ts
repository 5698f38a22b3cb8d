import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { cert, key } from '../transport/tls.testing.js';
import { identityOf } from './identity.js';

describe('a client certificate', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'identity-'));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const files = { cert, key, other: privateKey.export({ type: 'pkcs8', format: 'pem' }) };
    for (const [name, text] of Object.entries({ ...files, junk: 'junk' }))
      writeFileSync(join(folder, name), text);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const codeOf = (certificate?: string, own?: string): string => {
    const path = (name?: string) => (name === undefined ? undefined : join(folder, name));
    try {
      const identity = identityOf({ clientCert: path(certificate), clientKey: path(own) });
      return identity === undefined ? 'none' : 'a pair';
    } catch (error) {
      if (error instanceof ConformanceError) return error.code;
      throw error;
    }
  };

  const cases: readonly (readonly [string | undefined, string | undefined, string])[] = [
    [undefined, undefined, 'none'],
    ['cert', 'key', 'a pair'],
    ['cert', undefined, 'usage'],
    [undefined, 'key', 'usage'],
    ['cert', 'nowhere', 'file-unreadable'],
    ['junk', 'key', 'client-certificate-unusable'],
    ['cert', 'junk', 'client-certificate-unusable'],
    ['cert', 'other', 'client-certificate-unusable'],
  ];
  for (const [certificate, own, expected] of cases)
    it(`of ${String(certificate)} and ${String(own)} is ${expected}`, () => {
      expect(codeOf(certificate, own)).to.equal(expected);
    });
});
