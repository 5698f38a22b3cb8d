import type { Exchange } from './exchange.js';
import type { Header } from './headers.js';
import type { Redactor } from './redactor.js';
import { redactHeaders, redactText } from './secrets.js';
import { shellComment, shellWord } from './shell.js';

/** Fields that curl writes itself, or that say nothing about the deviation. */
const OWN: ReadonlySet<string> = new Set([
  ...['host', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'te', 'expect'],
  ...['user-agent', 'accept-encoding', 'accept-language', 'date', 'upgrade', 'proxy-connection'],
]);
/** Credentials, by the variable that holds them when the command is run. */
const VARIABLES: Readonly<Record<string, string>> = {
  authorization: 'CONFORMANCE_TOKEN',
  cookie: 'COOKIE',
  'proxy-authorization': 'PROXY_CREDENTIALS',
  'x-api-key': 'API_KEY',
};
/** Characters of a body that are worth a command line. */
const BODY = 8192;
const EARLIER = 8;

/** The command that sends the request again: secrets are variables, the target is left as it was. */
export const curlLine = (exchange: Exchange, redactor: Redactor): string => {
  const { request, purpose } = exchange;
  const method = request.method.toUpperCase() === request.method ? request.method : '';
  const hasBody = !request.body.isEmpty;
  const headers = redactHeaders(redactor, request.headers.entries).filter(
    ({ name }) => !OWN.has(name.toLowerCase()) && !name.startsWith(':'),
  );
  return [
    'curl --path-as-is -i',
    ...methodWords(method === '' ? request.method : method, hasBody),
    ...headers.slice(0, 32).map((header) => headerWord(header, purpose !== 'bad-token')),
    ...bodyWords(exchange, redactor),
    ...targetWords(redactText(redactor, request.origin), redactText(redactor, request.target)),
  ].join(' ');
};

/** A script that sends the requests of a history again, oldest first. */
export const curlScript = (
  exchange: Exchange,
  earlier: readonly (Exchange | string)[],
  redactor: Redactor,
): string => {
  const line = curlLine(exchange, redactor);
  if (earlier.length === 0) return line;
  const first = Math.max(0, earlier.length - EARLIER);
  const steps = earlier.slice(first).flatMap((each): readonly string[] => {
    if (typeof each === 'string') {
      return [shellComment(`${redactor.text(each)}: no longer at hand`)];
    }
    return [comment(each, redactor), curlLine(each, redactor)];
  });
  const left = first > 0 ? [shellComment(`${first} earlier requests are left out`)] : [];
  return [...left, ...steps, comment(exchange, redactor), line].join('\n');
};

const comment = ({ id, match, response }: Exchange, redactor: Redactor): string => {
  const name = match.kind === 'operation' ? match.operation.id : 'of no operation';
  const answer = response ? `answered ${response.status}` : 'never answered';
  return shellComment(`${redactor.text(id)}: ${name}, ${answer}`);
};

const methodWords = (method: string, hasBody: boolean): readonly string[] => {
  if (method === 'GET' && !hasBody) return [];
  if (method === 'HEAD') return ['--head'];
  return ['-X', shellWord(method)];
};

const headerWord = ({ name, value }: Header, isOwn: boolean): string => {
  const lower = name.toLowerCase();
  const variable = Object.hasOwn(VARIABLES, lower) ? VARIABLES[lower] : undefined;
  // curl leaves a field out whose value is empty, unless a semicolon stands for the colon.
  if (variable === undefined || !isOwn) {
    return `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`;
  }
  const scheme = /^([A-Za-z][\w-]*) +\S/.exec(value)?.[1];
  const prefix = lower.endsWith('authorization') && scheme ? `${scheme} ` : '';
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
  return [...type, '--data-raw', shellWord(redactText(redactor, body.text))];
};

/** A target that curl would change, cut or expand goes on the request line as it is. */
const targetWords = (origin: string, target: string): readonly string[] =>
  /^\/[\w\-.~:/?@!$&'()*+,;=%]*$/.test(target)
    ? [shellWord(origin + target)]
    : ['--request-target', shellWord(target), shellWord(`${origin}/`)];
