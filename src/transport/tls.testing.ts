/**
 * A throw-away identity for tests on loopback, valid until 2120 for `service.example` and 127.0.0.1.
 * It secures nothing: it is public.
 */
const KEY = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3O1SnEF7t6D4Mm450xEYyKlhzo1ON4mH',
  'YFACxookcKChRANCAATbwJUy0Os9hUENyY/nipF4skE9gCACfTQ7aDzB91ntb5TSxaws6vzrvUFG+5UC',
  'Yly8iGidMjSxhHNvy/Q1an6m',
].join('');

const CERTIFICATE = [
  'MIIBejCCAR+gAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9zZXJ2aWNlLmV4YW1wbGUwIBcN',
  'MjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBoxGDAWBgNVBAMMD3NlcnZpY2UuZXhhbXBsZTBZ',
  'MBMGByqGSM49AgEGCCqGSM49AwEHA0IABNvAlTLQ6z2FQQ3Jj+eKkXiyQT2AIAJ9NDtoPMH3We1vlNLF',
  'rCzq/Ou9QUb7lQJiXLyIaJ0yNLGEc2/L9DVqfqajVDBSMCAGA1UdEQQZMBeCD3NlcnZpY2UuZXhhbXBs',
  'ZYcEfwAAATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBR1xfLs0b90CTl1ciOL62Ey4E5b7DAKBggq',
  'hkjOPQQDAgNJADBGAiEA6GTcWyggv4k72RGSUF+xgMa/WiMAQ3uSUVPDIE5ye0ECIQCz9sLdxMBBczff',
  'pfWAoiQqH3UaFyRvregQHOI0a8S03A==',
].join('');

const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;

export const key = pem('PRIVATE KEY', KEY);
export const cert = pem('CERTIFICATE', CERTIFICATE);
