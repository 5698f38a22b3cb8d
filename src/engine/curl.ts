import type { Exchange } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { Redactor } from '../model/redactor.js';
import { shellWord } from './shell.js';

/** Fields that curl writes itself, or that say nothing about the deviation. */
const OWN: ReadonlySet<string> = new Set([
  ...['host', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'te', 'expect'],
  ...['user-agent', 'accept-encoding', 'accept-language', 'date', 'upgrade', 'proxy-connection'],
]);
/** Credentials, by the variable that holds them when the command is run. */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['authorization', 'CONFORMANCE_TOKEN'],
  ['cookie', 'COOKIE'],
  ['proxy-authorization', 'PROXY_CREDENTIALS'],
  ['x-api-key', 'API_KEY'],
]);
/** Characters of a body, and header fields, that are worth a command line. */
const BODY = 8192;
const FIELDS = 32;

/** Texts that a script holds in shell variables, by their names. */
export type Variables = ReadonlyMap<string, string>;

const NONE: Variables = new Map();

/**
 * The command that sends the request again: secrets are variables, the target stays as it was. A body
 * that is no text, or too long, is named as a file that the reader has to make.
 */
export const curlLine = (
  exchange: Exchange,
  redactor: Redactor,
  variables: Variables = NONE,
): string => {
  const { request, purpose } = exchange;
  const headers = redactor
    .redactHeaders(request.headers.entries)
    .filter(({ name }) => !OWN.has(name.toLowerCase()) && !name.startsWith(':'));
  const [origin, target] = [request.origin, request.target].map((each) => redactor.redact(each));
  return [
    'curl --path-as-is -i',
    ...methodWords(request.method, !request.body.isEmpty),
    ...headers.slice(0, FIELDS).map((header) => headerWord(header, purpose !== 'bad-token')),
    ...bodyWords(exchange, redactor),
    ...targetWords(origin ?? '', target ?? '', variables),
  ].join(' ');
};

const methodWords = (method: string, hasBody: boolean): readonly string[] => {
  if (method === 'GET' && !hasBody) return [];
  if (method === 'HEAD') return ['--head'];
  return ['-X', shellWord(method)];
};

/** @param isGood whether the credentials are those that the reader has, too */
const headerWord = ({ name, value }: Header, isGood: boolean): string => {
  const lower = name.toLowerCase();
  const variable = isGood ? VARIABLES.get(lower) : undefined;
  // curl leaves a field out whose value is empty, unless a semicolon stands for the colon.
  if (variable === undefined) {
    return `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`;
  }
  const scheme = /^([A-Za-z][\w-]*) +\S/.exec(value)?.[1];
  const prefix = lower.endsWith('authorization') && scheme !== undefined ? `${scheme} ` : '';
  return `-H "${name}: ${prefix}$${variable}"`;
};

const bodyWords = ({ id, request }: Exchange, redactor: Redactor): readonly string[] => {
  const { body, headers } = request;
  if (body.isEmpty) return [];
  const type = headers.has('content-type') ? [] : ["-H 'Content-Type:'"];
  const isText = body.isUtf8 !== false && !body.text.includes('\0');
  if (!isText || body.text.length > BODY) {
    return [...type, '--data-binary', shellWord(`@request-body-of-${redactor.text(id)}`)];
  }
  return [...type, '--data-raw', shellWord(redactor.redact(body.text))];
};

/** A target that curl would change, cut or expand goes on the request line as it is. */
const targetWords = (origin: string, target: string, variables: Variables): readonly string[] =>
  /^\/[\w\-.~:/?@!$&'()*+,;=%]*$/.test(target)
    ? [wordWith(origin + target, variables)]
    : ['--request-target', wordWith(target, variables), shellWord(`${origin}/`)];

/** A word in which variables stand for texts. */
const wordWith = (text: string, variables: Variables): string => {
  for (const [value, name] of variables) {
    if (!text.includes(value)) continue;
    return text
      .split(value)
      .map((part) => (part === '' ? '' : shellWord(part)))
      .join(`"$${name}"`);
  }
  return shellWord(text);
};
