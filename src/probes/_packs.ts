import type { Drive } from '../model/probe.js';
import { type Field, type OddValue, type Pack, PAGES } from './_odd-value.js';
import { valuesOf } from './_pack.js';

/** Values that one list holds besides one that is plain: many servers cap lists at ten. */
const MOST_IN_LIST = 9;
/** Texts that stand together in a name, which some servers cap at 255 characters. */
const MOST_IN_NAME = 12;

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];

const packsOf = (field: Field, texts: readonly string[], size: number): readonly Pack[] =>
  chunks(texts, size).map((chunk) => chunk.map((text) => ({ field, text })));

/**
 * The values of a depth in few requests: every one in every member that may hold it. A row has values of
 * one of the members that carry the mark, and one of each of the four pages.
 */
export const packs = (drive: Drive, depth: 'quick' | 'full'): readonly Pack[] => {
  const { texts, names, pages, redirects, contacts } = valuesOf(drive, depth);
  const alone = texts.filter((each) => each.with === undefined).map(({ text }) => text);
  const joined = (kind: OddValue['with']) =>
    texts.filter((each) => each.with === kind).map(({ text }) => text);
  const marked: readonly Pack[] = [
    ...packsOf('name', joined('ascii'), MOST_IN_NAME),
    ...packsOf('name', joined('unicode'), MOST_IN_NAME),
    ...packsOf('contacts', contacts, MOST_IN_LIST),
    ...packsOf('redirectUris', redirects, MOST_IN_LIST),
    ...packsOf('name', alone, 1),
    ...packsOf('name', [...joined('long'), ...names.slice(0, 1)], MOST_IN_NAME),
    ...packsOf('name', names.slice(1), 1),
    ...(depth === 'full'
      ? packsOf(
          'contacts',
          texts.map(({ text }) => text),
          MOST_IN_LIST,
        )
      : []),
  ];
  const rows = Math.max(marked.length, pages.length);
  return Array.from({ length: rows }, (_, row) => [
    ...(marked[row] ?? []),
    ...(row < pages.length ? PAGES : []).flatMap((field, index) => {
      const text = pages[(row + index * 2) % pages.length];
      return text === undefined ? [] : [{ field, text }];
    }),
  ]);
};

/** Rows that have many values of one of the members that carry the mark: they come first. */
export const packed = (rows: readonly Pack[]): readonly Pack[] => rows.slice(0, firstAlone(rows));

/** The rows that follow those: they have one value of such a member, or texts that are no contacts. */
export const unpacked = (rows: readonly Pack[]): readonly Pack[] => rows.slice(firstAlone(rows));

const firstAlone = (rows: readonly Pack[]): number =>
  rows.findIndex(
    (row) => row.filter(({ field }) => !PAGES.some((page) => page === field)).length === 1,
  );
