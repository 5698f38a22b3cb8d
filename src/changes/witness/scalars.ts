import { fits } from '../schema/accepts.js';
import { both, type Language, type Regular, samplesOf } from '../schema/regular.js';
import type { NumberPiece, StringPiece } from '../schema/types.js';
import { exact, outer } from '../proof/text.js';

/** Texts that a format takes, and that none of the others takes. */
const FORMAT_SAMPLES: readonly string[] = [
  '2020-01-01',
  '2020-01-01T00:00:00Z',
  '00:00:00Z',
  'P1D',
  'a@example.com',
  'example.com',
  '192.0.2.1',
  '2001:db8::1',
  'https://example.com/a',
  '/a',
  'a{b}',
  '123e4567-e89b-42d3-a456-426614174000',
  '/a/b',
  '0/a',
  'YQ==',
  '[a-z]',
];

const PLAIN: readonly string[] = ['', 'a', 'A', '0', 'ab'];
/** After those that people read with ease. */
const ODD: readonly string[] = ['-1', '1.5', ' ', 'é', 'not the format'];

const MAX_TEXT = 100_000;
/** Lengths that automata count at no cost. */
const SHORT = 64;

/** Numbers at which a piece may differ from others. */
export const numbersNear = (
  piece: NumberPiece,
  others: readonly NumberPiece[],
): readonly number[] => {
  const all = [piece, ...others];
  const steps = [...new Set([1, 0.5, ...all.flatMap((each) => each.steps)])];
  const bounds = all.flatMap(({ least, most }) => [least?.at, most?.at]);
  const points = [...bounds.filter((each) => each !== undefined), 0];
  const near = points.flatMap((at) => [
    at,
    ...steps.flatMap((step) => [at + step, at - step, ...multiplesNear(at, step)]),
  ]);
  const values = all
    .flatMap((each) => each.values ?? [])
    .filter((each) => typeof each === 'number');
  return [...new Set([...values, ...near, 1.25, 1e9, -1e9, 1e12])].filter((each) =>
    fits(piece, each),
  );
};

const multiplesNear = (at: number, step: number): readonly number[] =>
  [-1, 0, 1, 2].map((more) => (Math.floor(at / step) + more) * step);

/** Texts at which a piece may differ from others. */
export const textsNear = (
  piece: StringPiece,
  others: readonly StringPiece[],
  regular: Regular,
): readonly string[] => {
  const all = [piece, ...others];
  const values = all
    .flatMap((each) => each.values ?? [])
    .filter((each) => typeof each === 'string');
  const sizes = all
    .flatMap(({ least, most }) => [least, most])
    .flatMap((at) => [at - 1, at, at + 1])
    .filter((at) => at > 0 && at <= MAX_TEXT);
  // Where there are no patterns, lengths and samples are enough.
  const language = all.some(({ patterns }) => patterns.length > 0)
    ? languageOf(piece, regular)
    : undefined;
  const words = language ? wordsNear(language, piece, others, sizes, regular) : [];
  const padded = sizes.map((size) => 'a'.repeat(size));
  const stretched = (piece.formats.length > 0 ? FORMAT_SAMPLES : []).flatMap((sample) =>
    sizes
      .filter((size) => size > sample.length)
      .map((size) => `${sample}${'a'.repeat(size - sample.length)}`),
  );
  const found = new Set([
    ...values,
    ...words,
    ...PLAIN,
    ...padded,
    ...ODD,
    ...FORMAT_SAMPLES,
    ...stretched,
  ]);
  return [...found].filter((each) => fits(piece, each));
};

const languageOf = (piece: StringPiece, regular: Regular): Language | undefined => {
  const isShort = Math.max(piece.least, Number.isFinite(piece.most) ? piece.most : 0) <= SHORT;
  const isCounted = piece.patterns.length > 0 || isShort;
  return (isCounted ? outer(piece, regular) : undefined) ?? regular.lengths(0, Infinity);
};

const wordsNear = (
  language: Language,
  piece: StringPiece,
  others: readonly StringPiece[],
  sizes: readonly number[],
  regular: Regular,
): readonly string[] => {
  const outside = others.map((other) => {
    const inner = exact({ ...other, formats: [] }, regular);
    return inner && regular.none(inner);
  });
  const known = outside.filter((each) => each !== undefined);
  const beyondAll = known.length > 1 ? both([language, ...known]) : undefined;
  const beyond = known.map((each) => both([language, each]));
  const sized = (piece.patterns.length > 0 ? sizes : []).map((size) => {
    const exactly = regular.lengths(size, size);
    return exactly && both([language, exactly]);
  });
  return [beyondAll, ...beyond, language, ...sized].flatMap((each) =>
    each ? samplesOf(each, 3) : [],
  );
};
