import { isObject } from '../model/json/walk.js';

/** The client assertion of a token request, in the form that it is sent in. */
export const assertionIn = (form: string): string | undefined =>
  /(?:^|&)client_assertion=([^&]+)/.exec(form)?.[1];

/** What an assertion says of itself, for whoever has to make another one. */
export const assertionWords = (assertion: string): string => {
  const [head = '', payload = ''] = assertion.split('.');
  const said = [...Object.entries(partOf(head)), ...Object.entries(partOf(payload))]
    .filter(([name]) => SHOWN.has(name))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `CLIENT_ASSERTION: ${said.length === 0 ? NOTHING : said.join(', ')}`;
};

/** A recording keeps its shape alone. */
const NOTHING = 'what it claimed is not in the recording';
const SHOWN: ReadonlySet<string> = new Set(['alg', 'iss', 'sub', 'aud', 'exp']);

const partOf = (part: string): object => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};
