import { curlLine, deleteLine, type Shell } from './curl.js';
import type { Exchange } from '../model/exchange.js';
import type { Redactor } from '../model/redactor.js';
import { isToTokenEndpoint } from '../model/purpose.js';
import { assertionIn, assertionWords } from './assertion-words.js';
import { before } from './prerequisites.js';
import type { RecentExchanges } from './recent.js';
import { shellComment } from './shell.js';

/** Earlier requests that are worth telling. */
const EARLIER = 8;
/** Letters, digits and hyphens: an id that needs no quotes, and is long enough to mean one thing. */
const ID = /^[\w-]{8,128}$/;

const READ_ID = String.raw`sed -n 's/.*"clientId" *: *"\([^"]*\)".*/\1/p'`;

/** What a script is made with besides its exchanges. */
export interface Retracing {
  readonly redactor: Redactor;
  readonly recent: RecentExchanges;
}

/**
 * A script that sends the requests of a history again, oldest first, and before them what made the clients that they
 * are about; the ids that a create answer issued are read from the new answer. Where nothing comes before it is one line.
 * @param earlier exchanges, oldest first, or the ids of those that are no longer at hand
 * @param at the place of what was seen
 */
export const curlScript = (
  exchange: Exchange,
  earlier: readonly (Exchange | string)[],
  { redactor, recent }: Retracing,
  at = '',
): string => {
  const variables = new Map<string, string>();
  const shell = { redactor, origins: recent.origins, variables };
  const first = Math.max(0, earlier.length - EARLIER);
  const kept = earlier.slice(first);
  const steps = [...before(exchange, kept, recent, at), ...kept, exchange];
  if (steps.length === 1)
    return [...note(exchange, redactor), curlLine(exchange, shell)].join('\n');
  const lines = first > 0 ? [shellComment(`${first} earlier requests are left out`)] : [];
  for (const each of steps) {
    if (typeof each === 'string') {
      lines.push(shellComment(`${redactor.text(each)}: no longer at hand`));
    } else {
      const line = step(each, shell, each === exchange);
      lines.push(comment(each, redactor), ...note(each, redactor), line);
    }
  }
  return [...lines, ...afterwards(steps, shell)].join('\n');
};

const comment = ({ id, match, response }: Exchange, redactor: Redactor): string => {
  const name = match.kind === 'operation' ? match.operation.id : 'of no operation';
  const answer = response ? `answered ${response.status}` : 'never answered';
  return shellComment(`${redactor.text(id)}: ${name}, ${answer}`);
};

/** What the assertion of a token request has to say. */
const note = ({ purpose, request }: Exchange, redactor: Redactor): readonly string[] => {
  const assertion = isToTokenEndpoint(purpose) ? assertionIn(request.body.text) : undefined;
  return assertion === undefined ? [] : [shellComment(redactor.text(assertionWords(assertion)))];
};

/** A script as it grows. */
interface Script extends Shell {
  readonly variables: Map<string, string>;
}

/** @param isLast what was seen is in its answer, which is shown then */
const step = (exchange: Exchange, shell: Script, isLast: boolean): string => {
  const { variables } = shell;
  const line = curlLine(exchange, shell);
  const issued = issuedBy(exchange);
  if (issued === undefined || variables.has(issued)) return line;
  const name = variables.size === 0 ? 'CLIENT_ID' : `CLIENT_ID_${variables.size + 1}`;
  variables.set(issued, name);
  if (isLast)
    return [
      `ANSWER=$(${line.replace('curl --path-as-is -i', 'curl --path-as-is -sS -i')})`,
      `printf '%s\\n' "$ANSWER"`,
      `${name}=$(printf '%s' "$ANSWER" | ${READ_ID})`,
    ].join('\n');
  const silent = line.replace('curl --path-as-is -i', 'curl --path-as-is -sS');
  return `${name}=$(${silent} | ${READ_ID})`;
};

/** Deletes what is made on the way: a script leaves nothing behind. */
const afterwards = (steps: readonly (Exchange | string)[], shell: Script): readonly string[] => {
  const lines: string[] = [];
  for (const each of steps) {
    if (typeof each === 'string') continue;
    const name = shell.variables.get(issuedBy(each) ?? '');
    if (name === undefined || isDeleted(issuedBy(each) ?? '', steps)) continue;
    lines.push(deleteLine(each, name, shell));
  }
  return lines.length === 0 ? [] : [shellComment('afterwards'), ...lines];
};

const isDeleted = (clientId: string, steps: readonly (Exchange | string)[]): boolean =>
  steps.some(
    (each) =>
      typeof each !== 'string' &&
      each.request.method === 'DELETE' &&
      each.response?.status === 204 &&
      each.request.target.endsWith(clientId),
  );

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
