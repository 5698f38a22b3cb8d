import type { Match, Operation } from '../model/contract.js';
import { decodeSegment, segmentsOf, variablesIn, type Segment } from './segment.js';

interface Route {
  readonly operation: Operation;
  readonly names: readonly string[];
}

interface Node {
  readonly literals: Map<string, Node>;
  /** The literals, where they are few enough to be tried one by one. */
  readonly first: (readonly [string, Node])[];
  /** Variables with text around them before bare ones. */
  readonly variables: { readonly texts: readonly string[]; readonly node: Node }[];
  readonly routes: Map<string, Route>;
}

const FEW = 8;

const UNKNOWN: Match = { kind: 'unknown-path' };

const emptyNode = (): Node => ({
  literals: new Map(),
  first: [],
  variables: [],
  routes: new Map(),
});

/**
 * Finds the operation of a request line. The raw target is split before it is decoded, once a
 * segment; concrete segments come before templated ones (OpenAPI, Paths Object). Methods are
 * case-sensitive (RFC 9110 §9.1). Time is bounded by the size of the templates, not of the target.
 */
export class Matcher {
  readonly #root = emptyNode();

  /** @param template the base path of a server and the path of the operation */
  add(template: string, operation: Operation): void {
    const segments = segmentsOf(template);
    const node = segments.reduce(descend, this.#root);
    const names = segments.flatMap((each) => (each.kind === 'variable' ? each.names : []));
    if (!node.routes.has(operation.method)) node.routes.set(operation.method, { operation, names });
  }

  /** @param prefix what stands before the templates; what is not below it is of no operation */
  match(method: string, target: string, prefix = ''): Match {
    const origin = pathStart(target);
    if (origin < 0 || !target.startsWith(prefix, origin)) return UNKNOWN;
    const start = origin + prefix.length;
    const values: string[] = [];
    const node = find(this.#root, target, start, pathEnd(target), values);
    if (!node) return UNKNOWN;
    const route = node.routes.get(method);
    if (!route) return unknownMethod(node);
    const variables: Record<string, string> = {};
    for (let index = 0; index < values.length; index++) {
      variables[route.names[index] ?? ''] = values[index] ?? '';
    }
    return { kind: 'operation', operation: route.operation, variables, values };
  }

  /** The longest prefix that stands before an end of the path which fits a template; undefined: none does. */
  prefixOf(target: string): string | undefined {
    const [start, end] = [pathStart(target), pathEnd(target)];
    let slash = target.lastIndexOf('/', end - 1);
    for (let tries = 0; start >= 0 && slash >= start && tries < MOST_SLASHES; tries += 1) {
      const node = find(this.#root, target, slash, end, []);
      if (node && isTelling(node)) return target.slice(start, slash);
      if (slash === 0) break;
      slash = target.lastIndexOf('/', slash - 1);
    }
    return undefined;
  }
}

/** Slashes of a target that are tried. */
const MOST_SLASHES = 64;

/** A template without a fixed segment fits whatever is long enough. */
const isTelling = (node: Node): boolean =>
  [...node.routes.values()].some(({ operation: { path } }) =>
    path.split('/').some((segment) => segment !== '' && !segment.includes('{')),
  );

const descend = (node: Node, segment: Segment): Node => {
  if (segment.kind === 'literal') {
    const known = node.literals.get(segment.text);
    if (known) return known;
    const next = emptyNode();
    node.literals.set(segment.text, next);
    if (node.first.length < FEW) node.first.push([segment.text, next]);
    return next;
  }
  const key = segment.texts.join('{}');
  const known = node.variables.find(({ texts }) => texts.join('{}') === key);
  if (known) return known.node;
  const next = emptyNode();
  node.variables.push({ texts: segment.texts, node: next });
  node.variables.sort((one, other) => other.texts.join('').length - one.texts.join('').length);
  return next;
};

const unknownMethod = (node: Node): Match => {
  const [first] = node.routes.values();
  const allowed = [...node.routes.keys()];
  return { kind: 'unknown-method', path: first?.operation.path ?? '', allowed };
};

/** Where the path begins: behind the authority of an absolute form (RFC 9112 §3.2.2); -1: nowhere. */
const pathStart = (target: string): number => {
  if (target.startsWith('/')) return 0;
  const scheme = /^https?:\/\//i.exec(target.slice(0, 8))?.[0];
  if (scheme === undefined) return -1;
  const slash = target.indexOf('/', scheme.length);
  return slash < pathEnd(target) ? slash : -1;
};

const pathEnd = (target: string): number => {
  const query = target.indexOf('?');
  const fragment = target.indexOf('#');
  if (query < 0) return fragment < 0 ? target.length : fragment;
  return fragment < 0 ? query : Math.min(query, fragment);
};

/** The node of a path whose every segment fits; pushes what its variables stand for. */
const find = (
  node: Node,
  target: string,
  slash: number,
  end: number,
  values: string[],
): Node | undefined => {
  if (slash >= end) return node.routes.size > 0 ? node : undefined;
  const next = target.indexOf('/', slash + 1);
  const stop = next < 0 || next > end ? end : next;
  const literal = literalAt(node, target, slash + 1, stop);
  const found = literal && find(literal, target, stop, end, values);
  if (found) return found;
  if (node.variables.length === 0) return undefined;
  const segment = decodeSegment(target.slice(slash + 1, stop));
  if (segment === undefined) return undefined;
  for (const variable of node.variables) {
    const size = values.length;
    const fits = variablesIn(variable.texts, segment, values);
    const deeper = fits ? find(variable.node, target, stop, end, values) : undefined;
    if (deeper) return deeper;
    values.length = size;
  }
  return undefined;
};

/** Compares in place where nothing is escaped, for a slice would have to be hashed. */
const literalAt = (node: Node, target: string, from: number, to: number): Node | undefined => {
  for (const [text, next] of node.first) {
    if (text.length === to - from && target.startsWith(text, from)) return next;
  }
  if (node.literals.size === 0) return undefined;
  const segment = target.slice(from, to);
  if (node.literals.size <= FEW && !segment.includes('%')) return undefined;
  return node.literals.get(decodeSegment(segment) ?? '\0');
};
