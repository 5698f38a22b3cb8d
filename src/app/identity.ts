import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ValuesOf } from '../settings/resolve.js';
import { appError } from './errors.js';

/** The client certificate of the settings and its key, in PEM; undefined where there is none. Throws `usage`, `file-unreadable`, `client-certificate-unusable`. */
export const identityOf = ({
  clientCert,
  clientKey,
}: Pick<ValuesOf<'cleanup'>, 'clientCert' | 'clientKey'>):
  { readonly cert: string; readonly key: string } | undefined => {
  if (clientCert === undefined && clientKey === undefined) return undefined;
  if (clientCert === undefined) throw lacking('a client key is named, and no client certificate');
  if (clientKey === undefined) throw lacking('a client certificate is named, and no client key');
  const cert = read(clientCert, 'certificate');
  const key = read(clientKey, 'key');
  demandPair(cert, key);
  return { cert, key };
};

const lacking = (message: string) =>
  appError('usage', message, { next: 'name both, --client-cert and --client-key' });

const read = (file: string, what: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw appError('file-unreadable', `the client ${what} ${file} cannot be read`, {
      cause: error,
    });
  }
};

const demandPair = (cert: string, key: string): void => {
  const certificate = parsed('certificate', () => new X509Certificate(cert));
  const own = parsed('key', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(own))
    throw unusable('the client key is not that of the client certificate');
  if (Date.parse(certificate.validTo) < Date.now())
    throw unusable(`the client certificate has expired: it was valid to ${certificate.validTo}`);
};

/** What a parser says may quote the key. */
const parsed = <T>(what: string, parse: () => T): T => {
  try {
    return parse();
  } catch {
    throw unusable(`the client ${what} is no PEM that can be used`);
  }
};

const unusable = (message: string) => appError('client-certificate-unusable', message);
