import type { Change } from '../change.js';
import type { MediaTypeSpec, Operation, SchemaViolation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { contentFor } from '../../model/http/content.js';
import { essence, parametersOf } from '../../model/http/media-type.js';
import { variablesOf } from '../../model/path-template.js';
import { isWithin, normalised } from '../messages/addresses.js';
import type { Knowledge } from './knowledge.js';

/** A request that was sent. */
export interface Sent {
  readonly exchange: Exchange;
  /** The operation in each document; the new one may have lost it. */
  readonly old: Operation;
  readonly now: Operation | undefined;
  /** What is known of it by an operation of either document. */
  readonly violations: Map<Operation, readonly SchemaViolation[] | undefined>;
  readonly wrong: Map<Operation, ReturnType<Knowledge['wrongParameters']>>;
}

/** A variable of the path by its order: it may have another name. */
export const variableIn = (operation: Operation, index: number): string =>
  variablesOf(operation.path)[index] ?? '';

/** Whether what was sent is written in the one way in which both documents write it. */
export const isReadAlike = (
  values: readonly string[],
  operations: readonly (Operation | undefined)[],
  where: string,
  name: string,
): boolean => {
  const written = operations.map(
    (each) => each?.parameters.find((spec) => spec.in === where && spec.name === name)?.written,
  );
  return (
    values.length === 1 &&
    !/[,|;=[\]]|\s/.test(values[0] ?? '') &&
    written.every((each) => each && !FRAMED.has(each.style) && each.mediaType === undefined)
  );
};

const FRAMED: ReadonlySet<string> = new Set(['label', 'matrix', 'deepObject']);

/** With its parameters, which may decide. */
const contentTypeOf = ({ request }: Exchange): string => {
  const sent = request.headers.get('content-type');
  return sent !== undefined && essence(sent) !== undefined ? sent : 'application/json';
};

export const mediaOf = (exchange: Exchange, operation: Operation): MediaTypeSpec | undefined =>
  contentFor(operation.requestBody?.content ?? [], contentTypeOf(exchange));

export const isTypeRefused = ({ exchange, old, now }: Sent): boolean => {
  if (exchange.request.body.isEmpty || !now) return false;
  return mediaOf(exchange, old) !== undefined && !isTaken(exchange, now);
};

/** Whether the content has the parameters, too, that the document names; `charset` says nothing of JSON. */
const isTaken = (exchange: Exchange, operation: Operation): boolean => {
  const named = mediaOf(exchange, operation);
  const sent = parametersOf(contentTypeOf(exchange));
  return (
    named !== undefined &&
    [...(named.parameters ?? [])].every(
      ([name, value]) => name === 'charset' || sent.get(name) === value,
    )
  );
};

/** Whether a call went to another server than the one that is gone, of those that the old document lists; a pact names none. */
export const isElsewhere = (
  { witness }: Change,
  { source, request }: Exchange,
  servers: readonly string[],
): boolean => {
  const message = new Map(Object.entries(witness?.message ?? {})).get('request');
  const url = new Map<string, unknown>(Object.entries(message ?? {})).get('url');
  if (source === 'pact' || typeof url !== 'string' || !/^[a-z][a-z0-9+.-]*:/i.test(url))
    return false;
  const gone = serverOf(url, servers);
  if (gone === undefined) return false;
  const origin = normalised(request.origin);
  return request.prefix === undefined
    ? serverOf(`${origin}${request.target}`, servers) !== gone
    : !isWithin(origin, originOf(gone));
};

/** The server of a URL: of several the longest, and one without variables before one with. */
const serverOf = (url: string, servers: readonly string[]): string | undefined => {
  const named = servers.filter((each) => beginning(url, each) === each);
  const found =
    named.length > 0 ? named : servers.filter((each) => isWithin(beginning(url, each), each));
  return [...found].sort((a, b) => b.split('/').length - a.split('/').length)[0];
};

/** As many segments of a URL as a server has. */
const beginning = (url: string, server: string): string =>
  (url.split(/[?#]/, 1)[0] ?? '').split('/').slice(0, server.split('/').length).join('/');

const originOf = (server: string): string => server.split('/').slice(0, 3).join('/');
