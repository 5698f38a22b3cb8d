import { fits } from '../schema/accepts.js';
import { both, isDisjoint, type Language, type Regular } from '../schema/regular.js';
import type { StringPiece } from '../schema/types.js';

/** What the lengths of texts of a format are at least and at most, as the validator tests it. */
const FORMAT_LENGTHS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  uuid: [36, 45],
  date: [10, 10],
  ipv4: [7, 15],
};

/** A language that holds at least all texts of a piece; undefined: any text may be one. */
export const outer = (piece: StringPiece, regular: Regular): Language | undefined => {
  const { patterns, values } = piece;
  if (values) return regular.words(values.filter((value) => typeof value === 'string'));
  const { least, most } = lengths(piece);
  const parts = [
    ...patterns.map(({ name }) => regular.pattern(name)),
    least > 0 || most < Infinity ? regular.lengths(least, most) : undefined,
  ].filter((each) => each !== undefined);
  return both(parts);
};

/** The language of a piece; undefined where it cannot be had exactly. */
export const exact = (piece: StringPiece, regular: Regular): Language | undefined => {
  const { patterns, formats, values, least, most } = piece;
  if (values) {
    const fitting = values.filter((value) => typeof value === 'string' && fits(piece, value));
    return regular.words(fitting.map(String));
  }
  if (formats.length > 0) return undefined;
  const parts = patterns.map(({ name }) => regular.pattern(name));
  if (least > 0 || most < Infinity) parts.push(regular.lengths(least, most));
  const known = parts.filter((each) => each !== undefined);
  if (known.length < parts.length) return undefined;
  return known.length === 0 ? regular.lengths(0, Infinity) : both(known);
};

const lengths = (piece: StringPiece): { readonly least: number; readonly most: number } => {
  const ofFormats = piece.formats.map(({ name }) => FORMAT_LENGTHS[name] ?? [0, Infinity]);
  return {
    least: Math.max(piece.least, ...ofFormats.map(([least = 0]) => least)),
    most: Math.min(piece.most, ...ofFormats.map(([, most = Infinity]) => most)),
  };
};

/** Its lengths are all that is known of it. */
const isPlain = ({ patterns, values }: StringPiece): boolean => patterns.length === 0 && !values;

export const stringWithin = (
  sent: StringPiece,
  received: StringPiece,
  regular: Regular,
): boolean => {
  const { least, most, patterns, formats, values } = received;
  if (values) return false;
  const isOutside = (language: Language | undefined): boolean => {
    const texts = language && outer(sent, regular);
    return texts !== undefined && language !== undefined && isDisjoint(texts, language) === true;
  };
  const own = lengths(sent);
  return (
    (own.least >= least || (!isPlain(sent) && isOutside(regular.lengths(0, least - 1)))) &&
    (own.most <= most || (!isPlain(sent) && isOutside(regular.lengths(most + 1, Infinity)))) &&
    patterns.every(({ name }) => {
      if (sent.patterns.some((each) => each.name === name)) return true;
      const language = regular.pattern(name);
      return isOutside(language && regular.none(language));
    }) &&
    formats.every(({ name }) => sent.formats.some((each) => each.name === name))
  );
};

/** Whether the texts of several pieces together hold all of one. */
export const stringCovered = (
  sent: StringPiece,
  received: readonly StringPiece[],
  regular: Regular,
): boolean => {
  if (isPlain(sent) && received.length < 2) return false;
  const texts = outer(sent, regular) ?? regular.lengths(0, Infinity);
  const rests = received.map((piece) => {
    const language = exact(piece, regular);
    return language && regular.none(language);
  });
  const known = rests.filter((each) => each !== undefined);
  const left = texts && known.length > 0 && both([texts, ...known]);
  return left !== undefined && left !== false && left.isEmpty;
};
