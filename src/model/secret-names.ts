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

const letterAt = (text: string, at: number): number => (text.charCodeAt(at) | 32) - 0x60;
const isLetter = (letter: number): boolean => letter >= 1 && letter <= 26;

/** The last two letters of each name. */
const ENDINGS: ReadonlySet<number> = new Set(
  CREDENTIALS.map((name) => 32 * letterAt(name, name.length - 2) + letterAt(name, name.length - 1)),
);

/**
 * Whether a name that ends before `end` can be that of a secret, by its last two characters: the name is not cut out of
 * the text for it. None of it may be escaped.
 */
export const mayNameCredential = (text: string, end: number): boolean => {
  const [first, last] = [letterAt(text, end - 2), letterAt(text, end - 1)];
  return !isLetter(first) || !isLetter(last) || ENDINGS.has(32 * first + last);
};

const lettersOf = (name: string): string => name.replace(/[^a-z]/gi, '').toLowerCase();
