/** What a create or an update may send, as one writes it by hand. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const isText = (value) => typeof value === 'string' && value !== '';
const isList = (value, isRight) => Array.isArray(value) && value.every(isRight);
const isPage = (value) =>
  isText(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

export const isRedirectUri = (value) => {
  if (!isText(value) || !URL.canParse(value) || /[#*]/.test(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  if (protocol === 'http:') return LOOPBACK.includes(hostname);
  return protocol === 'https:' || protocol.includes('.');
};

const RULES = {
  name: isText,
  redirectUris: (value) => isList(value, isRedirectUri) && value.length > 0,
  logoUri: isPage,
  clientUri: isPage,
  policyUri: isPage,
  tosUri: isPage,
  contacts: (value) => isList(value, (each) => isText(each) && each.includes('@')),
  pkceRequired: (value) => typeof value === 'boolean',
};

/** @returns what is wrong; undefined: nothing */
export const wrongIn = (sent, required = []) => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return 'not an object';
  const missing = required.find((name) => sent[name] === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  const wrong = Object.keys(RULES).find(
    (name) => sent[name] !== undefined && !RULES[name](sent[name]),
  );
  return wrong && `${wrong} is invalid`;
};

export const NEEDED = ['name', 'redirectUris'];
