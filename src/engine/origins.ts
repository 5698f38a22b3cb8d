import type { Exchange } from '../model/exchange.js';
import { issueOf } from '../model/issue.js';

/** Clients and tokens that are kept: a run makes fewer. */
const MOST_CLIENTS = 4096;
const MOST_TOKENS = 32;

/**
 * Where what our own requests are made of has come from: the creates that issued ids, and whose token is which. Who
 * sends a request again needs the same.
 */
export class Origins {
  readonly #creates = new Map<string, string>();
  readonly #deletes = new Map<string, string>();
  /** By target, the last read that was served. */
  readonly #reads = new Map<string, string>();
  readonly #main = new Set<string>();
  readonly #other = new Set<string>();
  #collection: string | undefined;

  add(exchange: Exchange): void {
    const { purpose, match, response } = exchange;
    if (purpose === undefined || match.kind !== 'operation') return;
    if (purpose === 'valid' || purpose === 'inventory') this.#addToken(exchange, match.values);
    if (!response || response.status >= 300) return;
    const { method, target } = exchange.request;
    if (method === 'GET' && purpose === 'valid') this.#addRead(target, exchange.id);
    if (method === 'DELETE') keep(this.#deletes, match.values[2], exchange.id);
    if (method === 'POST') keep(this.#creates, issueOf(exchange).clientId, exchange.id);
  }

  #addRead(target: string, id: string): void {
    if (this.#reads.size < MOST_CLIENTS || this.#reads.has(target)) this.#reads.set(target, id);
  }

  #addToken(exchange: Exchange, [institution = '', partner = '']: readonly string[]): void {
    const token = tokenOf(exchange);
    if (token === undefined) return;
    const collection = `${institution}\n${partner}`;
    this.#collection ??= collection;
    const known = collection === this.#collection ? this.#main : this.#other;
    if (known.size < MOST_TOKENS) known.add(token);
  }

  /** The create that issued an id. */
  createOf(clientId: string): string | undefined {
    return this.#creates.get(clientId);
  }

  /** The first delete of a client that was answered with a success. */
  deleteOf(clientId: string): string | undefined {
    return this.#deletes.get(clientId);
  }

  /** The last read of a target that was served: what a cache may answer from. */
  readOf(target: string): string | undefined {
    return this.#reads.get(target);
  }

  /** Whether it is the token of the run's own collection, or one for another. */
  ownerOf(token: string): 'main' | 'other' | undefined {
    if (this.#main.has(token)) return 'main';
    return this.#other.has(token) ? 'other' : undefined;
  }

  /** A token of the run's own collection. */
  get main(): Iterable<string> {
    return this.#main;
  }
}

const keep = (known: Map<string, string>, clientId: string | undefined, id: string): void => {
  if (clientId === undefined || known.size >= MOST_CLIENTS || known.has(clientId)) return;
  known.set(clientId, id);
};

/** What follows the scheme in the credentials of a request. */
const tokenOf = ({ request }: Exchange): string | undefined => {
  const value = request.headers.get('authorization') ?? '';
  const at = value.lastIndexOf(' ');
  return at === -1 ? undefined : value.slice(at + 1);
};
