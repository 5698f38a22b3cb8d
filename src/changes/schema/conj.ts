import type { Conj, Node } from './types.js';

export const conj = (nodes: readonly Node[]): Conj =>
  nodes.length < 2 ? nodes : [...new Set(nodes)].sort((a, b) => a.id - b.id);

export const keyOf = (nodes: Conj): string => nodes.map(({ id }) => id).join(',');
