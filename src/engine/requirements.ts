import type {
  Contract,
  MediaTypeSpec,
  Operation,
  ResponseSpec,
  SchemaSpec,
} from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { contentFor } from '../model/http/content.js';
import type { Requirement } from '../model/report.js';
import type { Sighting } from './make-finding.js';

interface NodesState {
  readonly reached: readonly number[];
  readonly broken: readonly number[];
}

interface ResponseState {
  readonly exchanges: number;
  readonly broken: number;
  /** By position of the media type; null: none of it was seen. */
  readonly content: readonly (NodesState | null)[];
}

/** What the exchanges bear on, as plain values: by position of the operation and of its response. */
export type RequirementsState = readonly (readonly ResponseState[])[];

/** How often each node of one schema was reached by the content of one response, and how often broken. */
class NodeCounts {
  readonly #schema: SchemaSpec;
  readonly #reached: Uint32Array;
  readonly #broken: Uint32Array;
  /** The exchange that reached a node last: a list of a hundred items is one piece of evidence. */
  readonly #last: Uint32Array;
  #exchange = 0;
  readonly #hit: (node: number) => void;

  constructor(schema: SchemaSpec) {
    this.#schema = schema;
    const { length } = schema.nodes;
    [this.#reached, this.#broken] = [new Uint32Array(length), new Uint32Array(length)];
    this.#last = new Uint32Array(length);
    this.#hit = (node) => {
      if (this.#last[node] === this.#exchange) return;
      this.#last[node] = this.#exchange;
      this.#reached[node] = (this.#reached[node] ?? 0) + 1;
    };
  }

  visit(value: unknown): void {
    this.#exchange += 1;
    this.#schema.visit(value, this.#hit);
  }

  /** @returns whether a node of the schema is meant */
  breaks(pointer: string): boolean {
    const index = nearest(this.#schema, pointer);
    if (index === -1) return false;
    this.#broken[index] = (this.#broken[index] ?? 0) + 1;
    return true;
  }

  reached(node: number): number {
    return Math.max(this.#reached[node] ?? 0, this.#broken[node] ?? 0);
  }

  broken(node: number): number {
    return this.#broken[node] ?? 0;
  }

  toJSON(): NodesState {
    return { reached: [...this.#reached], broken: [...this.#broken] };
  }

  add({ reached, broken }: NodesState): void {
    for (const [node, count] of reached.entries()) {
      this.#reached[node] = (this.#reached[node] ?? 0) + count;
      this.#broken[node] = (this.#broken[node] ?? 0) + (broken[node] ?? 0);
    }
  }
}

/** The node that a pointer names, or in which the keyword stands that it names. */
const nearest = (schema: SchemaSpec, pointer: string): number => {
  let path = bare(pointer);
  while (path !== '') {
    const index = schema.nodes.findIndex((node) => bare(node.pointer) === path);
    if (index !== -1) return index;
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
  return -1;
};

const bare = (pointer: string): string => pointer.replace(/^#/, '');

const statusOf = (evidence: number, broken: number): Requirement['status'] =>
  broken > 0 ? 'violated' : evidence > 0 ? 'verified' : 'not-exercised';

/** One documented response of an operation. */
class ResponseCounts {
  exchanges = 0;
  #broken = 0;
  readonly #nodes = new Map<MediaTypeSpec, NodeCounts>();

  nodes(spec: MediaTypeSpec): NodeCounts | undefined {
    const known = this.#nodes.get(spec);
    if (known || !spec.schema) return known;
    const made = new NodeCounts(spec.schema);
    this.#nodes.set(spec, made);
    return made;
  }

  breaks(pointer: string, response: ResponseSpec, spec: MediaTypeSpec | undefined): void {
    if (spec && this.nodes(spec)?.breaks(pointer)) return;
    if (`${bare(pointer)}/`.startsWith(`${bare(response.pointer)}/`)) this.#broken += 1;
  }

  toJSON({ content }: ResponseSpec): ResponseState {
    return {
      exchanges: this.exchanges,
      broken: this.#broken,
      content: content.map((spec) => this.#nodes.get(spec)?.toJSON() ?? null),
    };
  }

  add({ exchanges, broken, content }: ResponseState, response: ResponseSpec): void {
    this.exchanges += exchanges;
    this.#broken += broken;
    for (const [index, spec] of response.content.entries()) {
      const state = content[index];
      if (state) this.nodes(spec)?.add(state);
    }
  }

  summary(operation: Operation, response: ResponseSpec): Requirement {
    return {
      ledger: 'contract',
      operation: operation.id,
      id: `${operation.id} ${response.key}`,
      pointer: response.pointer,
      status: statusOf(this.exchanges, this.#broken),
      evidence: this.exchanges,
    };
  }

  /** Adds how often each node was reached, and broken. */
  addNodes(into: Map<string, NodeSum>): void {
    for (const [spec, counts] of this.#nodes) {
      for (const [index, { pointer }] of (spec.schema?.nodes ?? []).entries()) {
        const [reached, broken] = [counts.reached(index), counts.broken(index)];
        if (reached === 0) continue;
        const sum = into.get(pointer) ?? { reached: 0, broken: 0 };
        into.set(pointer, { reached: sum.reached + reached, broken: sum.broken + broken });
      }
    }
  }
}

interface NodeSum {
  readonly reached: number;
  readonly broken: number;
}

const mediaOf = ({ response }: Exchange, { content }: ResponseSpec): MediaTypeSpec | undefined => {
  if (!response || content.length === 0) return undefined;
  const type = response.headers.get('content-type');
  return type === undefined ? undefined : contentFor(content, type);
};

/** Which lines of the document the exchanges bear on: operation × status × schema node. */
export class Requirements {
  readonly #counts = new Map<ResponseSpec, ResponseCounts>();

  #of(response: ResponseSpec): ResponseCounts {
    let counts = this.#counts.get(response);
    if (!counts) this.#counts.set(response, (counts = new ResponseCounts()));
    return counts;
  }

  /** Counts what an answer bears on; an answer that broke off, or that nobody kept, shows only its status. */
  record(exchange: Exchange): void {
    const { match, response, failure } = exchange;
    if (match.kind !== 'operation' || !response) return;
    const documented = match.operation.response(response.status);
    if (!documented) return;
    const counts = this.#of(documented);
    counts.exchanges += 1;
    const { body } = response;
    if (failure || body.isEmpty) return;
    const spec = mediaOf(exchange, documented);
    if (spec?.schema && body.json.ok) counts.nodes(spec)?.visit(body.json.value);
  }

  /** Marks the node of the document that the provider breaks, where one is named. */
  see({ tally, exchange, observation }: Sighting): void {
    const { match, response } = exchange;
    const { pointer, side, ledger = tally.claim.ledger } = observation;
    if (pointer === undefined || ledger === 'gap') return;
    if (side === 'request' || tally.claim.asks !== undefined) return;
    if (match.kind !== 'operation' || !response) return;
    const documented = match.operation.response(response.status);
    if (!documented) return;
    this.#of(documented).breaks(pointer, documented, mediaOf(exchange, documented));
  }

  toJSON({ operations }: Contract): RequirementsState {
    return operations.map(({ responses }) =>
      responses.map((response) => this.#of(response).toJSON(response)),
    );
  }

  /** Adds what was seen elsewhere under the same contract. */
  add(state: RequirementsState, { operations }: Contract): void {
    for (const [index, { responses }] of operations.entries()) {
      for (const [position, response] of responses.entries()) {
        const seen = state[index]?.[position];
        if (seen) this.#of(response).add(seen, response);
      }
    }
  }

  /** Each response, and each node of a schema once, however many operations lead to it. */
  *summary(contract: Contract): Generator<Requirement> {
    const sums = new Map<string, NodeSum>();
    for (const counts of this.#counts.values()) counts.addNodes(sums);
    const seen = new Set<string>();
    for (const operation of contract.operations) {
      for (const response of operation.responses) {
        yield this.#of(response).summary(operation, response);
        for (const { schema } of response.content) {
          if (schema) yield* nodesOf(schema, operation, seen, sums);
        }
      }
    }
  }
}

function* nodesOf(
  schema: SchemaSpec,
  operation: Operation,
  seen: Set<string>,
  sums: ReadonlyMap<string, NodeSum>,
): Generator<Requirement> {
  for (const { pointer } of schema.unseen?.(seen) ?? unseenIn(schema, seen)) {
    const { reached, broken } = sums.get(pointer) ?? { reached: 0, broken: 0 };
    const isOwn = pointer.startsWith(`${operation.pointer}/`);
    yield {
      ledger: 'contract',
      operation: isOwn ? operation.id : null,
      id: pointer,
      pointer,
      status: statusOf(reached, broken),
      evidence: reached,
    };
  }
}

const unseenIn = ({ nodes }: SchemaSpec, seen: Set<string>) =>
  nodes.filter(({ pointer }) => {
    const isSeen = seen.has(pointer);
    seen.add(pointer);
    return !isSeen;
  });
