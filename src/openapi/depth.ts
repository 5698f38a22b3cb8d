import { isContainer, isList } from './value.js';

/**
 * Whether a value has more levels of containers than `limit`. Recurses no deeper than the limit.
 */
export const isDeeper = (value: unknown, limit: number): boolean => {
  if (!isContainer(value)) return false;
  if (limit === 0) return true;
  const children: readonly unknown[] = isList(value) ? value : Object.values(value);
  return children.some((child) => isDeeper(child, limit - 1));
};
