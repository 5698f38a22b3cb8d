import type { DocumentContent, DocumentHeader, DocumentMediaType } from '../../model/document.js';

interface Range {
  readonly type: string;
  readonly subtype: string;
  /** Lower case, sorted; `charset` says nothing of JSON. */
  readonly parameters: string;
}

export interface Media {
  /** As it is written. */
  readonly name: string;
  readonly media: DocumentMediaType;
  readonly range: Range;
}

export const mediaOf = (content: DocumentContent): readonly Media[] =>
  [...content].map(([name, media]) => ({ name, media, range: rangeOf(name) }));

const rangeOf = (name: string): Range => {
  const [essence = '', ...rest] = name.toLowerCase().split(';');
  const [type = '*', subtype = '*'] = essence.trim().split('/');
  const parameters = rest
    .map((each) => each.trim().replaceAll('"', ''))
    .filter((each) => each !== '' && !each.startsWith('charset='));
  return { type, subtype, parameters: parameters.sort().join(';') };
};

/** The narrowest range that takes all of another; undefined: there is none. */
export const coverOf = ({ range }: Media, ranges: readonly Media[]): Media | undefined =>
  ranges
    .filter((each) => covers(each.range, range))
    .sort((a, b) => width(a.range) - width(b.range))[0];

const covers = (wide: Range, narrow: Range): boolean =>
  (wide.type === '*' || wide.type === narrow.type) &&
  holds(wide.subtype, narrow.subtype) &&
  (wide.parameters === '' || wide.parameters === narrow.parameters);

/** `*`, or `*+json`. */
const holds = (wide: string, narrow: string): boolean =>
  wide === narrow ||
  wide === '*' ||
  (wide.startsWith('*+') && narrow !== '*' && narrow.endsWith(wide.slice(1)));

const width = ({ type, subtype, parameters }: Range): number =>
  (type === '*' ? 8 : 0) +
  (subtype === '*' ? 4 : subtype.startsWith('*') ? 2 : 0) +
  (parameters === '' ? 1 : 0);

/** Those within a range of which no narrower one of the same side speaks. */
export const withinOf = (
  media: Media,
  { own, others }: { readonly own: readonly Media[]; readonly others: readonly Media[] },
): readonly Media[] => others.filter((each) => coverOf(each, own) === media);

/** A media type within a range: what a message may say. */
export const exampleOf = ({ type, subtype }: Range): string =>
  `${type === '*' ? 'application' : type}/${subtype.replace('*', 'x-anything')}`;

/** Form fields have no types on the wire. */
export const formOf = ({ range }: Media): 'json' | 'form' =>
  range.subtype === 'x-www-form-urlencoded' || range.type === 'multipart' ? 'form' : 'json';

/** As it is compared: case, order and charset do not count. */
export const mediaKey = (name: string): string => {
  const { type, subtype, parameters } = rangeOf(name);
  return `${type}/${subtype};${parameters}`;
};

/** What the value of a parameter or a header is held to, and how it is written: by its schema, or by its content. */
export const valueOf = ({ schema, content }: DocumentHeader) => {
  const [media] = content.values();
  return schema
    ? ({ schema, form: 'text' } as const)
    : ({ schema: media?.schema, form: 'json' } as const);
};
