import { isContainer, isList } from './value.js';

/**
 * Whether no two items are equal as JSON values (the order of members does not count). Takes time in
 * proportion to the size of the list, where comparing pairs would take its square.
 */
export const areUnique = (items: readonly unknown[]): boolean => {
  const seen = new Set<unknown>();
  for (const item of items) {
    const key = isContainer(item) ? canonical(item) : item;
    seen.add(typeof key === 'string' ? (isContainer(item) ? `c${key}` : `s${key}`) : key);
  }
  return seen.size === items.length;
};

const canonical = (value: unknown): string => {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isContainer(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
};
