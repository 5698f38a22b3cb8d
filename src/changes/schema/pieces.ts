import type {
  ArrayPiece,
  BooleanPiece,
  JsonType,
  NullPiece,
  NumberPiece,
  ObjectPiece,
  Piece,
  StringPiece,
} from './types.js';

const NOTHING_NAMED: ReadonlyMap<string, never> = new Map<string, never>();
export const NO_NAMES: ReadonlySet<string> = new Set();

export const ANY_NULL: NullPiece = { type: 'null', values: undefined };
export const ANY_BOOLEAN: BooleanPiece = { type: 'boolean', values: undefined };
export const ANY_NUMBER: NumberPiece = {
  type: 'number',
  least: undefined,
  most: undefined,
  steps: [],
  values: undefined,
};
export const ANY_STRING: StringPiece = {
  type: 'string',
  least: 0,
  most: Infinity,
  patterns: [],
  formats: [],
  values: undefined,
};
export const ANY_ARRAY: ArrayPiece = {
  type: 'array',
  least: 0,
  most: Infinity,
  layers: [],
  unique: false,
  contains: [],
  values: undefined,
};
export const ANY_OBJECT: ObjectPiece = {
  type: 'object',
  least: 0,
  most: Infinity,
  layers: [],
  required: NO_NAMES,
  names: [],
  hidden: NO_NAMES,
  beside: NOTHING_NAMED,
  values: undefined,
};

export const ANY: ReadonlyMap<JsonType, Piece> = new Map<JsonType, Piece>([
  ['null', ANY_NULL],
  ['boolean', ANY_BOOLEAN],
  ['number', ANY_NUMBER],
  ['string', ANY_STRING],
  ['array', ANY_ARRAY],
  ['object', ANY_OBJECT],
]);

export const typeOf = (value: unknown): JsonType | undefined => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' || type === 'object'
    ? type
    : undefined;
};

/** Whether a piece lets in all of its type. */
export const isWhole = (piece: Piece): boolean => {
  if (piece.values) return false;
  switch (piece.type) {
    case 'null':
    case 'boolean':
      return true;
    case 'number':
      return !piece.least && !piece.most && piece.steps.length === 0;
    case 'string':
      return isAnySize(piece) && piece.patterns.length + piece.formats.length === 0;
    case 'array':
      return isAnySize(piece) && piece.layers.length + piece.contains.length === 0 && !piece.unique;
    case 'object':
      return (
        isAnySize(piece) && piece.layers.length + piece.names.length + piece.required.size === 0
      );
  }
};

const isAnySize = ({ least, most }: { readonly least: number; readonly most: number }): boolean =>
  least === 0 && most === Infinity;
