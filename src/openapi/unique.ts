import { isVague, writtenAt } from '../model/json/written.js';
import { decimalIn } from '../model/json/decimal.js';
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
  for (const [index, item] of items.entries()) {
    const key = isContainer(item)
      ? `c${canonical(item)}`
      : typeof item === 'string'
        ? `s${item}`
        : typeof item === 'number'
          ? `n${numeral(item, items, index)}`
          : item;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};

const canonical = (value: object): string => {
  const parts = Object.entries(value).map(([key, each]: [string, unknown]) => {
    const text = isContainer(each)
      ? canonical(each)
      : typeof each === 'number'
        ? numeral(each, value, key)
        : JSON.stringify(each);
    return isList(value) ? text : `${JSON.stringify(key)}:${text}`;
  });
  return isList(value) ? `[${parts.join()}]` : `{${parts.sort().join()}}`;
};

/** A number as it is written where its double may stand for several. */
const numeral = (value: number, holder: object, key: string | number): string => {
  const written = isVague(value) ? decimalIn(writtenAt(holder, key) ?? '') : undefined;
  return written
    ? `${written.isNegative ? '-' : ''}${written.digits}e${String(written.exponent)}`
    : String(value === 0 ? 0 : value);
};
