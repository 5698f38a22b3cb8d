import { curlLine } from './curl.js';
import type { Exchange } from '../model/exchange.js';
import type { Redactor } from '../model/redactor.js';
import { shellComment } from './shell.js';

/** Earlier requests that are worth telling. */
const EARLIER = 8;
/** Letters, digits and hyphens: an id that needs no quotes, and is long enough to mean one thing. */
const ID = /^[\w-]{8,128}$/;

/**
 * A script that sends the requests of a history again, oldest first; the ids that a create answer
 * issued are read from the new answer. Without earlier requests it is one line.
 * @param earlier exchanges, oldest first, or the ids of those that are no longer at hand
 */
export const curlScript = (
  exchange: Exchange,
  earlier: readonly (Exchange | string)[],
  redactor: Redactor,
): string => {
  if (earlier.length === 0) return curlLine(exchange, redactor);
  const first = Math.max(0, earlier.length - EARLIER);
  const lines = first > 0 ? [shellComment(`${first} earlier requests are left out`)] : [];
  const variables = new Map<string, string>();
  for (const each of [...earlier.slice(first), exchange]) {
    if (typeof each === 'string') {
      lines.push(shellComment(`${redactor.text(each)}: no longer at hand`));
    } else lines.push(comment(each, redactor), step(each, redactor, variables));
  }
  return lines.join('\n');
};

const comment = ({ id, match, response }: Exchange, redactor: Redactor): string => {
  const name = match.kind === 'operation' ? match.operation.id : 'of no operation';
  const answer = response ? `answered ${response.status}` : 'never answered';
  return shellComment(`${redactor.text(id)}: ${name}, ${answer}`);
};

const step = (exchange: Exchange, redactor: Redactor, variables: Map<string, string>): string => {
  const line = curlLine(exchange, redactor, variables);
  const issued = issuedBy(exchange);
  if (issued === undefined || variables.has(issued)) return line;
  const name = variables.size === 0 ? 'CLIENT_ID' : `CLIENT_ID_${variables.size + 1}`;
  variables.set(issued, name);
  const silent = line.replace('curl --path-as-is -i', 'curl --path-as-is -sS');
  return `${name}=$(${silent} | sed -n 's/.*"clientId" *: *"\\([^"]*\\)".*/\\1/p')`;
};

/** The id that a create answer issues. */
const issuedBy = ({ request, response }: Exchange): string | undefined => {
  if (request.method !== 'POST' || !response || response.status >= 300) return undefined;
  if (response.body.isEmpty || !response.body.json.ok) return undefined;
  const { value } = response.body.json;
  const id = memberOf(memberOf(value, 'client') ?? value, 'clientId');
  return typeof id === 'string' && ID.test(id) ? id : undefined;
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
