import type { Change } from '../../model/change.js';
import type { MediaTypeSpec, Operation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { contentFor } from '../../model/http/content.js';
import { essence } from '../../model/http/media-type.js';

/** A request that was sent. */
export interface Sent {
  readonly exchange: Exchange;
  /** The operation in each document; the new one may have lost it. */
  readonly old: Operation;
  readonly now: Operation | undefined;
}

export const variables = ({ path }: Operation): readonly string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');

/** A variable of the path by its order: it may have another name. */
export const variableIn = (operation: Operation, index: number): string =>
  variables(operation)[index] ?? '';

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

const contentTypeOf = ({ request }: Exchange): string =>
  essence(request.headers.get('content-type')) ?? 'application/json';

export const mediaOf = (exchange: Exchange, operation: Operation): MediaTypeSpec | undefined =>
  contentFor(operation.requestBody?.content ?? [], contentTypeOf(exchange));

export const isTypeRefused = ({ exchange, old, now }: Sent): boolean => {
  if (exchange.request.body.isEmpty || !now) return false;
  return mediaOf(exchange, old) !== undefined && !mediaOf(exchange, now);
};

/** Whether a call went to another server than the one that is gone; a pact names none. */
export const isElsewhere = ({ witness }: Change, { source, request }: Exchange): boolean => {
  const message = new Map(Object.entries(witness?.message ?? {})).get('request');
  const url = new Map<string, unknown>(Object.entries(message ?? {})).get('url');
  if (source === 'pact' || typeof url !== 'string' || !/^[a-z][a-z0-9+.-]*:/i.test(url))
    return false;
  return !url.toLowerCase().startsWith(`${request.origin.toLowerCase()}/`);
};
