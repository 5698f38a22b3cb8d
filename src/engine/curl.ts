import type { Exchange } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { Redactor } from '../model/redactor.js';
import { assertionIn } from './assertion-words.js';
import { credentialsWord } from './credentials.js';
import type { Origins } from './origins.js';
import { shellWord, shortWord } from './shell.js';

/** Fields that curl writes itself, or that say nothing about the deviation. */
const OWN: ReadonlySet<string> = new Set([
  ...['host', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'te', 'expect'],
  ...['user-agent', 'accept-encoding', 'accept-language', 'date', 'upgrade', 'proxy-connection'],
]);
/** Characters of a body, and header fields, that are worth a command line. */
const BODY = 8192;
/** More than that is no argument for a shell (`MAX_ARG_STRLEN` of Linux). */
const LONGEST = 100_000;
const FIELDS = 32;

/** Texts that a script holds in shell variables, by their names. */
export type Variables = ReadonlyMap<string, string>;

/** What a command is made with besides its exchange. */
export interface Shell {
  readonly redactor: Redactor;
  readonly origins: Origins;
  readonly variables: Variables;
}

/**
 * The command that sends the request again: secrets are variables, the target stays as it was. A body
 * that is no text, or too long, is named as a file that the reader has to make.
 */
export const curlLine = (exchange: Exchange, shell: Shell): string => {
  const { request } = exchange;
  const { redactor } = shell;
  const headers = request.headers.entries
    .filter(({ name }) => !OWN.has(name.toLowerCase()) && !name.startsWith(':'))
    .slice(0, FIELDS);
  return [
    'curl --path-as-is -i',
    ...methodWords(request.method, !request.body.isEmpty),
    ...headers.map((header) => headerWord(exchange, header, shell)),
    ...bodyWords(exchange, redactor),
    ...targetWords(redactor.redact(request.origin), exchange, shell),
  ].join(' ');
};

/** The command that deletes what a create has made. @param name the variable that holds its id */
export const deleteLine = (create: Exchange, name: string, shell: Shell): string => {
  const { request } = create;
  const [credentials] = request.headers.entries.filter((each) => isCredentials(each.name));
  // A token in the address is none for the path of a client.
  const [path = ''] = request.target.split('?', 1);
  const url = shell.redactor.redact(request.origin + path);
  return [
    'curl --path-as-is -sS -o /dev/null -X DELETE',
    credentials
      ? headerWord(create, credentials, shell)
      : '-H "authorization: Bearer $CONFORMANCE_TOKEN"',
    `${shellWord(`${url}/`)}"$${name}"`,
  ].join(' ');
};

const isCredentials = (name: string): boolean => name.toLowerCase() === 'authorization';

const methodWords = (method: string, hasBody: boolean): readonly string[] => {
  if (method === 'GET' && !hasBody) return [];
  if (method === 'HEAD') return ['--head'];
  return ['-X', shellWord(method)];
};

const headerWord = (
  exchange: Exchange,
  header: Header,
  { redactor, origins }: Pick<Shell, 'redactor' | 'origins'>,
): string => {
  const credentials = credentialsWord(exchange, header, origins);
  if (credentials !== undefined) return `-H "${header.name}: ${credentials}"`;
  return redactor
    .redactHeaders([header])
    .map(({ name, value }) => fieldWord(name, value))
    .join(' ');
};

/** curl leaves a field out whose value is empty, unless a semicolon stands for the colon. */
const fieldWord = (name: string, value: string): string =>
  `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`;

const bodyWords = ({ id, request }: Exchange, redactor: Redactor): readonly string[] => {
  const { body, headers } = request;
  if (body.isEmpty) return [];
  const type = headers.has('content-type') ? [] : ["-H 'Content-Type:'"];
  const isText = body.isUtf8 !== false && !body.text.includes('\0');
  const word = isText && body.text.length <= LONGEST ? textWord(body.text, redactor) : undefined;
  return word === undefined || Math.min(word.length, body.text.length) > BODY
    ? [...type, '--data-binary', shellWord(`@request-body-of-${redactor.text(id)}`)]
    : [...type, '--data-raw', word];
};

/** An assertion serves once: who sends the request again has to make one. */
const textWord = (text: string, redactor: Redactor): string => {
  const assertion = assertionIn(text);
  if (assertion === undefined) return shortWord(redactor.redact(text));
  return text
    .split(assertion)
    .map((part) => (part === '' ? '' : shortWord(redactor.redact(part))))
    .join('"$CLIENT_ASSERTION"');
};

/** A token that an address ends with. */
const IN_QUERY = /[?&]access_token=([^&]+)$/;

/** A target that curl would change, cut or expand goes on the request line as it is. */
const targetWords = (
  origin: string,
  { request: { target } }: Exchange,
  { redactor, origins, variables }: Shell,
): readonly string[] => {
  const token = IN_QUERY.exec(target)?.[1];
  const isOurs = token !== undefined && origins.ownerOf(token) === 'main';
  const [shown, end] = isOurs
    ? [redactor.redact(target.slice(0, -token.length)), '"$CONFORMANCE_TOKEN"']
    : [redactor.redact(target), ''];
  return /^\/[\w\-.~:/?@!$&'()*+,;=%]*$/.test(shown)
    ? [wordWith(origin + shown, variables) + end]
    : ['--request-target', wordWith(shown, variables) + end, shellWord(`${origin}/`)];
};

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
