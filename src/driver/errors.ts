import { type ErrorKind, errorsOf } from '../model/error.js';

export const DRIVER_ERRORS = {
  'target-unreachable': { exit: 3, next: 'check the address and whether the target is up' },
  'certificate-untrusted': {
    exit: 3,
    next: 'have its issuer trusted: NODE_EXTRA_CA_CERTS=ca.pem; or check the host name and the date',
  },
  'client-certificate-needed': {
    exit: 3,
    next: 'give the certificate that the tenant has issued: --client-cert FILE --client-key FILE',
  },
  'protocol-mismatch': { exit: 3, next: 'write the other scheme, http:// or https://' },
  'gateway-refused': {
    exit: 3,
    next: 'check the path of the target and the way to it (VPN, list of addresses, proxy), and whether it wants a client certificate (--client-cert)',
  },
  'list-refused': {
    exit: 3,
    next: 'check the path of --target, the institution and the partner',
  },
  'access-refused': { exit: 3, next: 'check the credentials, the institution and the partner' },
  'collection-not-found': {
    exit: 3,
    next: 'check institution, partner, and the path of the target',
  },
  'target-lost': {
    exit: 3,
    next: 'see that the target is up, delete what is left over, run again',
  },
  'access-lost': { exit: 3, next: 'get a token that lives as long as a run, and run again' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const driverError = errorsOf(DRIVER_ERRORS);
