import type { Exchange } from '../model/exchange.js';

/** How many classes of answers there are. */
export const CLASSES = 3;

/**
 * What an answer can show: 0, a success that holds something; 1, one that is empty; 2, anything else. A secret
 * in a list cannot be seen in an empty one, nor in a refusal: those are no tries.
 */
export const classOf = ({ response, match }: Exchange): number => {
  // Answers of other sites are not read for it.
  if (!response || match.kind !== 'operation' || response.status < 200 || response.status > 299)
    return 2;
  const { json } = response.body;
  const value: unknown = json.ok ? json.value : undefined;
  if (Array.isArray(value)) return value.length > 0 ? 0 : 1;
  return value === undefined ? 1 : 0;
};
