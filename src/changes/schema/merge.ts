import { holds } from './equal.js';
import type {
  ArrayPiece,
  Bound,
  NumberPiece,
  ObjectPiece,
  Piece,
  StringPiece,
  TextTest,
} from './types.js';

/** What both pieces let in; undefined where that is clearly nothing. */
export const merged = (a: Piece, b: Piece): Piece | undefined => {
  const values = both(a.values, b.values);
  if (values?.length === 0) return undefined;
  switch (a.type) {
    case 'null':
    case 'boolean':
      return { ...a, values };
    case 'number':
      return numbers(a, b as NumberPiece, values);
    case 'string':
      return strings(a, b as StringPiece, values);
    case 'array':
      return arrays(a, b as ArrayPiece, values);
    case 'object':
      return objects(a, b as ObjectPiece, values);
  }
};

type Values = Piece['values'];

const both = (a: Values, b: Values): Values => {
  if (!a || !b) return a ?? b;
  return a.filter((value) => holds(b, value));
};

const numbers = (a: NumberPiece, b: NumberPiece, values: Values): NumberPiece | undefined => {
  const steps = [...new Set([...a.steps, ...b.steps])];
  const least = tighter(a.least, b.least, 1);
  const most = tighter(a.most, b.most, -1);
  return tightened({ type: 'number', least, most, steps, values });
};

/** Of integers, open bounds are closed ones: above 5 is from 6. */
export const tightened = (piece: NumberPiece): NumberPiece | undefined => {
  const step = Math.max(...piece.steps.filter((each) => Number.isInteger(each) && each > 0));
  const whole = Number.isFinite(step) ? step : undefined;
  const least = whole === undefined ? piece.least : closed(piece.least, whole, 1);
  const most = whole === undefined ? piece.most : closed(piece.most, whole, -1);
  const values = piece.values?.filter((value) => within(value, least, most));
  if (values?.length === 0 || isCrossed(least, most)) return undefined;
  return { ...piece, least, most, values };
};

const within = (value: unknown, least: Bound | undefined, most: Bound | undefined): boolean =>
  typeof value === 'number' &&
  (!least || (least.open ? value > least.at : value >= least.at)) &&
  (!most || (most.open ? value < most.at : value <= most.at));

const isCrossed = (least: Bound | undefined, most: Bound | undefined): boolean =>
  least !== undefined &&
  most !== undefined &&
  (least.at > most.at || (least.at === most.at && (least.open || most.open)));

const closed = (bound: Bound | undefined, step: number, sign: 1 | -1): Bound | undefined => {
  if (!bound || !Number.isSafeInteger(Math.trunc(bound.at)) || Math.abs(bound.at) > 1e15)
    return bound;
  const steps = (bound.at / step) * sign;
  const next = Math.ceil(steps);
  const at = (next === steps && bound.open ? next + 1 : next) * step * sign;
  // Minus zero is zero.
  return { at: at === 0 ? 0 : at, open: false };
};

const tighter = (a: Bound | undefined, b: Bound | undefined, sign: 1 | -1): Bound | undefined => {
  if (!a || !b) return a ?? b;
  if (a.at === b.at) return a.open ? a : b;
  return a.at * sign > b.at * sign ? a : b;
};

const strings = (a: StringPiece, b: StringPiece, values: Values): StringPiece | undefined => {
  const piece: StringPiece = {
    type: 'string',
    least: Math.max(a.least, b.least),
    most: Math.min(a.most, b.most),
    patterns: byName([...a.patterns, ...b.patterns]),
    formats: byName([...a.formats, ...b.formats]),
    values,
  };
  return piece.least > piece.most ? undefined : piece;
};

const byName = (tests: readonly TextTest[]): readonly TextTest[] => [
  ...new Map(tests.map((test) => [test.name, test])).values(),
];

const arrays = (a: ArrayPiece, b: ArrayPiece, values: Values): ArrayPiece | undefined => {
  const piece: ArrayPiece = {
    type: 'array',
    least: Math.max(a.least, b.least),
    most: Math.min(a.most, b.most),
    layers: distinct([...a.layers, ...b.layers]),
    unique: a.unique || b.unique,
    contains: distinct([...a.contains, ...b.contains]),
    values,
  };
  return piece.least > piece.most ? undefined : piece;
};

const objects = (a: ObjectPiece, b: ObjectPiece, values: Values): ObjectPiece | undefined => {
  const piece: ObjectPiece = {
    type: 'object',
    least: Math.max(a.least, b.least),
    most: Math.min(a.most, b.most),
    layers: distinct([...a.layers, ...b.layers]),
    required: new Set([...a.required, ...b.required]),
    names: distinct([...a.names, ...b.names]),
    hidden: new Set([...a.hidden, ...b.hidden]),
    beside: joined(a.beside, b.beside),
    values,
  };
  return piece.least > piece.most || piece.required.size > piece.most ? undefined : piece;
};

const joined = (a: ObjectPiece['beside'], b: ObjectPiece['beside']): ObjectPiece['beside'] => {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
  const names = new Set([...a.keys(), ...b.keys()]);
  return new Map(
    [...names].map((name) => [name, distinct([...(a.get(name) ?? []), ...(b.get(name) ?? [])])]),
  );
};

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
