import type { Change, Hurt } from '../model/change.js';
import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { contentFor } from '../model/http/content.js';
import { essence } from '../model/http/media-type.js';
import { type Lets, Reads } from './reads.js';
import { operationOf, pathOf, spotsAt } from './spots.js';

interface Contracts {
  readonly old: Contract;
  readonly new: Contract;
}

/** What is asked: which kinds of evidence there are at all. */
export interface Asked {
  readonly pacts: boolean;
  readonly traffic: boolean;
}

/** Which changes break an interaction of a pact, or a recorded call. */
export class Hurts {
  readonly #contracts: Contracts;
  readonly #changes: readonly Change[];
  readonly #asked: Asked;
  readonly #reads: Reads;
  readonly #pacts = new Map<Change, string[]>();
  readonly #calls = new Map<Change, { count: number; first: string }>();

  /** @param lets what the consumer of a pact lets pass */
  constructor(contracts: Contracts, changes: readonly Change[], asked: Asked, lets: Lets) {
    this.#contracts = contracts;
    this.#reads = new Reads(contracts.old, lets);
    this.#changes = changes.filter(({ verdict }) => verdict !== 'safe');
    this.#asked = asked;
  }

  /** Takes an exchange into account; of a pact by its interaction, of a recording by its operation. */
  see(exchange: Exchange): void {
    const operation = operationOf(exchange, this.#contracts.old);
    if (!operation) return;
    for (const change of this.#changes) {
      const isUsed = change.affected
        .filter(({ operation: id }) => id === operation.id)
        .some(({ at }) => isHurt({ ...change, at }, exchange, this.#contracts.new, this.#reads));
      if (!isUsed) continue;
      if (exchange.interaction === undefined)
        this.#count(change, `${exchange.id} ${exchange.request.method} ${operation.path}`);
      else this.#pacts.set(change, [...(this.#pacts.get(change) ?? []), exchange.interaction]);
    }
  }

  #count(change: Change, call: string): void {
    const known = this.#calls.get(change);
    this.#calls.set(change, { count: (known?.count ?? 0) + 1, first: known?.first ?? call });
  }

  of(change: Change): Hurt | null {
    if (change.verdict === 'safe' || !(this.#asked.pacts || this.#asked.traffic)) return null;
    const calls = this.#calls.get(change);
    return {
      pacts: this.#asked.pacts ? (this.#pacts.get(change) ?? []) : null,
      traffic: this.#asked.traffic
        ? { calls: calls?.count ?? 0, first: calls?.first ?? null }
        : null,
    };
  }
}

/** Whether an exchange uses what changes, in the way in which it changes. */
const isHurt = (change: Change, exchange: Exchange, now: Contract, reads: Reads): boolean => {
  const [part = '', ...path] = change.at.split('/');
  switch (part) {
    case 'request.body':
      return isBodyHurt(change, exchange, now);
    case 'request.query':
    case 'request.header':
    case 'request.cookie':
    case 'request.path':
      return isParameterHurt(change, exchange, part.slice('request.'.length), path.join('/'), now);
    case 'request.headers':
      return exchange.request.body.isEmpty ? false : isTypeRefused(exchange, now);
    case 'response.body':
      return reads.has(change, exchange);
    case 'response.headers':
      return isHeaderRead(exchange, path.join('/'));
    default:
      return true;
  }
};

const contentTypeOf = ({ request }: Exchange): string =>
  essence(request.headers.get('content-type')) ?? 'application/json';

const isTypeRefused = (exchange: Exchange, now: Contract): boolean => {
  const content = operationOf(exchange, now)?.requestBody?.content;
  return content !== undefined && !contentFor(content, contentTypeOf(exchange));
};

const isBodyHurt = (change: Change, exchange: Exchange, now: Contract): boolean => {
  const { body } = exchange.request;
  if (change.kind === 'request-body-required') return body.isEmpty;
  if (!body.json.ok) return !body.isEmpty && change.verdict !== 'breaking';
  if (change.kind !== 'request-schema') return spotsAt(body.json.value, pathOf(change)).length > 0;
  const content = operationOf(exchange, now)?.requestBody?.content ?? [];
  const refusals = contentFor(content, contentTypeOf(exchange))?.schema?.explain(body.json.value);
  return (refusals ?? []).some(({ schema }) => schema === change.new?.pointer);
};

const isHeaderRead = ({ response }: Exchange, name: string): boolean =>
  name === 'content-type' || response?.headers.get(name.toLowerCase()) !== undefined;

const isParameterHurt = (
  change: Change,
  exchange: Exchange,
  location: string,
  name: string,
  now: Contract,
): boolean => {
  const values = valuesOf(exchange, location, name);
  if (values === undefined) return change.verdict === 'breaking';
  if (change.kind === 'parameter-required') return values.length === 0;
  if (change.kind !== 'parameter-schema' || values.length !== 1) return values.length > 0;
  const spec = operationOf(exchange, now)?.parameters.find(
    (each) => each.in === location && each.name === name,
  );
  const [text = ''] = values;
  return !readings(text).some((each) => spec?.schema?.accepts(each) ?? true);
};

/** The values of a parameter as they were sent; undefined where that is not looked up. */
const valuesOf = (
  { request }: Exchange,
  location: string,
  name: string,
): readonly string[] | undefined => {
  if (location === 'header')
    return [request.headers.get(name.toLowerCase())].filter((each) => each !== undefined);
  if (location !== 'query') return undefined;
  const [, query = ''] = request.target.split('?', 2);
  return [...new URLSearchParams(query)]
    .filter(([own]) => own === name || own.startsWith(`${name}[`))
    .map(([, value]) => value);
};

const readings = (text: string): readonly unknown[] => {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const typed = text === 'true' ? [true] : text === 'false' ? [false] : [];
  return [text, ...(Number.isNaN(number) ? [] : [number]), ...typed];
};
