import { isContainer, isList } from './value.js';

/**
 * Whether no two items are equal as JSON values (the order of members does not count). Takes time in
 * proportion to the size of the list, where comparing pairs would take its square.
 */
export const areUnique = (items: readonly unknown[]): boolean =>
  distinct(items).length === items.length;

/** The first of each of the items that are equal as JSON values. */
export const distinct = (items: readonly unknown[]): readonly unknown[] => {
  const found = new Map<unknown, unknown>();
  for (const item of items) {
    const key = isContainer(item)
      ? `c${canonical(item)}`
      : typeof item === 'string'
        ? `s${item}`
        : item;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};

const canonical = (value: unknown): string => {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isContainer(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
};
