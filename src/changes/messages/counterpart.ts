import type { SchemaViolation } from '../../model/contract.js';
import { pointer, tokens } from '../../model/json/pointer.js';
import { inPlace } from '../schema/accepts.js';
import { itemOf, memberOf } from '../schema/members.js';
import type { Conj, Node } from '../schema/types.js';
import { Undecided } from '../schema/undecided.js';

/** Where the sender speaks of the part that is refused; undefined: nowhere, or nobody can tell. */
export const counterpartIn = (
  sent: Conj,
  value: unknown,
  refusal: SchemaViolation,
): string | undefined => {
  try {
    return counterpart(sent, value, refusal);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return undefined;
  }
};

const counterpart = (
  sent: Conj,
  value: unknown,
  { instance, keyword }: SchemaViolation,
): string | undefined => {
  let nodes: readonly Node[] = inPlace(sent, value);
  let part = value;
  for (const token of tokens(instance)) {
    nodes = inPlace(
      nodes.flatMap((node) => below(node, part, token)),
      memberAt(part, token),
    );
    part = memberAt(part, token);
  }
  const written = nodes.flatMap((node) => node.written ?? []);
  const same = written.find((schema) => Object.hasOwn(schema.keywords, keyword));
  return same ? pointer(same.pointer, keyword) : written.at(-1)?.pointer;
};

const memberAt = (value: unknown, token: string): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(token)
    : undefined;

const below = (node: Node, value: unknown, token: string): Conj => {
  const piece = node.facts.own.get(Array.isArray(value) ? 'array' : 'object');
  if (piece?.type === 'array') return itemOf(piece, Number(token));
  return piece?.type === 'object' ? memberOf(piece, token) : [];
};
