import type { HttpResponse } from '../exchange.js';
import { isObject } from '../json/walk.js';

/** Members in which error answers say what is wrong, the plainest first (RFC 9457 §3.1, RFC 6749 §5.2, and habit). */
const MEMBERS = [
  'error_description',
  'detail',
  'message',
  'title',
  'description',
  'reason',
  'error',
  'code',
  'errors',
];
/** Characters that are looked at, and that are shown. */
const READ = 4096;
const SHOWN = 200;

/**
 * What an answer says in its own words, on one line, whole words only: nobody has taken secrets out of it yet,
 * and half a secret would not be known for one. Undefined: it says nothing that could be shown.
 */
export const serverWords = ({ body }: HttpResponse): string | undefined => {
  const { json } = body;
  const said = json.ok ? saidIn(json.value) : plain(body.text.slice(0, READ));
  return said === undefined ? undefined : shortened(said);
};

const saidIn = (value: unknown, depth = 0): string | undefined => {
  if (typeof value === 'string') return value;
  if (depth > 3) return undefined;
  if (Array.isArray(value)) return saidIn(value[0], depth + 1);
  if (!isObject(value)) return undefined;
  for (const name of MEMBERS) {
    const said = Object.hasOwn(value, name) ? saidIn(value[name], depth + 1) : undefined;
    if (said !== undefined && said.trim() !== '') return said;
  }
  return undefined;
};

/** Of a page its title. */
const plain = (text: string): string | undefined => {
  if (!/^\s{0,64}</.test(text)) return text;
  const lower = text.toLowerCase();
  const start = lower.indexOf('>', lower.indexOf('<title'));
  const end = lower.indexOf('</title', start);
  return lower.includes('<title') && start !== -1 && end !== -1
    ? text.slice(start + 1, end)
    : undefined;
};

const shortened = (said: string): string | undefined => {
  const line = said
    .slice(0, READ)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  if (line.length <= SHOWN) return line.replaceAll('"', "'");
  const blank = line.lastIndexOf(' ', SHOWN);
  return blank <= 0 ? undefined : `${line.slice(0, blank).replaceAll('"', "'")} …`;
};
