/**
 * The one list of names whose values are secrets, in letters alone. The first are those of the secret that this API
 * issues, which checks speak of; all are kept out of whatever is written, with whatever stands before them
 * (`x-client-secret`, `new_password`).
 */
const CLIENT_SECRETS: ReadonlySet<string> = new Set(['clientsecret', 'secret']);
const CREDENTIALS: readonly string[] = [
  ...CLIENT_SECRETS,
  'accesstoken',
  'apikey',
  'apitoken',
  'assertion',
  'authtoken',
  'bearertoken',
  'codeverifier',
  'idtoken',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'refreshtoken',
  'secretkey',
  'sessiontoken',
];

/** Whether a name, in whatever spelling, is that of a client secret: `client_secret`, `Client-Secret`. */
export const namesSecret = (name: string): boolean => CLIENT_SECRETS.has(lettersOf(name));

/** Whether a name, in whatever spelling, is that of any secret: `api-key`, `REGISTRATION_ACCESS_TOKEN`. */
export const namesCredential = (name: string): boolean => {
  const letters = lettersOf(name);
  return CREDENTIALS.some((each) => letters.endsWith(each));
};

const lettersOf = (name: string): string => name.replace(/[^a-z]/gi, '').toLowerCase();
