import type { Change } from '../change.js';
import type { Contract, Operation, SchemaViolation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { variablesOf } from '../../model/path-template.js';
import { serversOf } from '../messages/addresses.js';
import type { Use } from './answers.js';
import type { Knowledge } from './knowledge.js';
import { isElsewhere, isReadAlike, isTypeRefused, mediaOf, type Sent, variableIn } from './sent.js';
import { operationOf, pathOf, spotsAt } from './spots.js';

interface Contracts {
  readonly old: Contract;
  readonly new: Contract;
}

/** A change, and where it affects the operation of an exchange. */
export interface Affecting {
  readonly change: Change;
  readonly at: string;
}

/** What consumers send, by the document that a server is going to keep to. */
export class Requests {
  readonly #contracts: Contracts;
  readonly #knows: Knowledge;
  readonly #servers = new Map<number, readonly string[]>();

  constructor(contracts: Contracts, knows: Knowledge) {
    this.#contracts = contracts;
    this.#knows = knows;
  }

  /** How a request uses each of some changes of its operation. */
  uses(
    exchange: Exchange,
    old: Operation,
    affecting: readonly Affecting[],
  ): ReadonlyMap<Change, Use> {
    const now = operationOf(exchange, this.#contracts.new);
    const sent = { exchange, old, now, violations: new Map(), wrong: new Map() };
    const found = new Map<Change, Use>();
    for (const { change, at } of affecting) {
      if (found.get(change) === 'hurt') continue;
      found.set(change, this.#use(change, at, sent) ?? found.get(change));
    }
    this.#noteRest(sent, affecting, found);
    return found;
  }

  #use(change: Change, at: string, sent: Sent): Use {
    const [part = '', ...rest] = at.split('/');
    switch (part) {
      case 'request.body':
        return this.#ofBody({ ...change, at }, sent);
      case 'request.query':
      case 'request.header':
      case 'request.cookie':
      case 'request.path':
        return this.#ofParameter(change, sent, part.slice('request.'.length), rest[0] ?? '');
      case 'request.headers':
        return isTypeRefused(sent) ? 'hurt' : undefined;
      case 'request.credentials':
        return sent.now && this.#knows.isSignedIn(sent.exchange, sent.now) ? 'used' : 'hurt';
      case 'request.url':
        return isElsewhere(change, sent.exchange, this.#serversOf(sent.old)) ? undefined : 'hurt';
      default:
        return 'hurt';
    }
  }

  /** URLs of the servers of an operation of the old document. */
  #serversOf({ index }: Operation): readonly string[] {
    const known = this.#servers.get(index);
    if (known) return known;
    const written = this.#contracts.old.tree.operations[index];
    const servers = written ? serversOf({ written }) : [];
    this.#servers.set(index, servers);
    return servers;
  }

  #ofBody(change: Change, sent: Sent): Use {
    const { body } = sent.exchange.request;
    if (!body.isKept) return undefined;
    if (change.kind === 'request-body-required') return body.isEmpty ? 'hurt' : 'used';
    if (body.isEmpty) return undefined;
    if (change.kind === 'request-schema' && this.#broken(sent, change).length > 0) return 'hurt';
    if (!body.json.ok) return change.kind === 'request-schema' ? undefined : 'hurt';
    const isUsed = spotsAt(body.json.value, pathOf(change)).length > 0;
    if (!isUsed) return undefined;
    return change.kind === 'request-schema' ? 'used' : 'hurt';
  }

  #broken(sent: Sent, { new: place }: Change): readonly SchemaViolation[] {
    const all = this.#violations(sent, sent.now) ?? [];
    return all.filter(({ schema }) => schema === place?.pointer);
  }

  /** How the content breaks its schema; undefined: nobody can tell. */
  #violations(
    { exchange, violations }: Sent,
    operation: Operation | undefined,
  ): readonly SchemaViolation[] | undefined {
    if (!operation || exchange.request.body.isEmpty) return undefined;
    if (!violations.has(operation)) violations.set(operation, this.#broke(exchange, operation));
    return violations.get(operation);
  }

  #broke(exchange: Exchange, operation: Operation): readonly SchemaViolation[] | undefined {
    const { json } = exchange.request.body;
    const schema = mediaOf(exchange, operation)?.schema;
    if (!schema) return undefined;
    return json.ok ? schema.explain(json.value) : this.#knows.brokenForm(exchange, schema);
  }

  #ofParameter({ kind, new: place }: Change, sent: Sent, where: string, name: string): Use {
    const { exchange, old, now } = sent;
    const location = LOCATIONS.find((each) => each === where);
    if (!location) return 'hurt';
    const values = this.#knows.parameter(exchange, old, name, location);
    if (kind === 'parameter-required') return values.length === 0 ? 'hurt' : 'used';
    if (values.length === 0) return undefined;
    if (kind === 'parameter-serialisation')
      return isReadAlike(values, [old, now], location, name) ? 'used' : 'hurt';
    if (kind !== 'parameter-schema') return 'hurt';
    const wrong = this.#wrong(sent, now, where, name);
    return wrong.some(({ pointer }) => pointer === place?.pointer) ? 'hurt' : 'used';
  }

  /** @param name as the old document has it */
  #wrong(sent: Sent, operation: Operation | undefined, where: string, name: string) {
    if (!operation) return [];
    const { exchange, old, wrong } = sent;
    const index = variablesOf(old.path).indexOf(name);
    const own = where === 'path' ? variableIn(operation, index) : name;
    const place = where === 'header' ? `headers/${own.toLowerCase()}` : `${where}/${own}`;
    const all = wrong.get(operation) ?? this.#knows.wrongParameters(exchange, operation);
    wrong.set(operation, all);
    return all.filter(({ at }) => at === `request.${place}`);
  }

  /** What is refused now, and was not, for a reason that no change names hurts by each that may be the cause. */
  #noteRest(sent: Sent, affecting: readonly Affecting[], found: Map<Change, Use>): void {
    const groups = new Map<string, Affecting[]>();
    for (const each of affecting) {
      if (!SCHEMAS.has(each.change.kind)) continue;
      const key = each.at
        .split('/')
        .slice(0, each.at.startsWith('request.body') ? 1 : 2)
        .join('/');
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    for (const [key, group] of groups) {
      if (group.some(({ change }) => found.get(change) === 'hurt')) continue;
      const isRefused = (operation: Operation | undefined) =>
        key === 'request.body'
          ? (this.#violations(sent, operation) ?? []).length > 0
          : this.#isWrong(sent, operation, key);
      if (!isRefused(sent.now) || isRefused(sent.old)) continue;
      for (const { change } of group) found.set(change, 'hurt');
    }
  }

  #isWrong(sent: Sent, operation: Operation | undefined, key: string): boolean {
    const [where = '', name = ''] = key.slice('request.'.length).split('/');
    return this.#wrong(sent, operation, where, name).length > 0;
  }
}

const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const;
const SCHEMAS: ReadonlySet<string> = new Set(['request-schema', 'parameter-schema']);
