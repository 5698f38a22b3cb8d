import type { Exchange } from '../model/exchange.js';
import { saysAbsent } from '../model/http/absence.js';
import { serverWords } from '../model/http/server-words.js';
import type { RefusalSeen } from '../model/report.js';

/** Kinds of refusals that are kept apart. */
const MOST = 50;

export type RefusalsState = readonly RefusalSeen[];

/** Refusals of requests that the document allows, of which a recording does not say whether they were meant to be. */
export class Refusals {
  readonly #seen = new Map<string, RefusalSeen>();

  record(exchange: Exchange): void {
    const status = exchange.response?.status ?? 0;
    if (status < 400 || status >= 500 || !isUnexplained(exchange)) return;
    const operation = exchange.match.kind === 'operation' ? exchange.match.operation.id : '';
    const said = (exchange.response && serverWords(exchange.response)) ?? null;
    this.#count({ operation, status, said, count: 1, exchange: exchange.id });
  }

  #count(seen: RefusalSeen): void {
    const key = JSON.stringify([seen.operation, seen.status, seen.said]);
    const known = this.#seen.get(key);
    if (known) this.#seen.set(key, { ...known, count: known.count + seen.count });
    else if (this.#seen.size < MOST) this.#seen.set(key, seen);
  }

  toJSON(): RefusalsState {
    return [...this.#seen.values()];
  }

  add(state: RefusalsState): void {
    for (const each of state) this.#count(each);
  }

  /** The most frequent first. */
  summary(redact: (text: string) => string): RefusalsState {
    return this.toJSON()
      .toSorted((one, other) => other.count - one.count)
      .map((each) => ({ ...each, said: each.said === null ? null : redact(each.said) }));
  }
}

const isUnexplained = (exchange: Exchange): boolean => {
  const { source, purpose, match, response } = exchange;
  if (source !== 'har' || purpose !== undefined || match.kind !== 'operation') return false;
  // A client that is not there is the most ordinary answer of all.
  const isOfClient = match.values.length === 3;
  return !(isOfClient && saysAbsent(response?.status)) && isAllowed(exchange);
};

/** Whether the document allows what was sent, as far as that was recorded. */
const isAllowed = ({ match, request: { body, headers } }: Exchange): boolean => {
  const content = match.kind === 'operation' ? match.operation.requestBody?.content : undefined;
  if (!content) return true;
  const type = headers.get('content-type') ?? 'application/json';
  const schema = content.find(({ mediaType }) => type.startsWith(mediaType))?.schema;
  return !body.isKept || (schema !== undefined && body.isAcceptedBy(schema));
};
