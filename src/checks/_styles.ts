import type { SchemaSpec, SchemaViolation, Written } from '../model/contract.js';
import { tokens } from '../model/json/pointer.js';
import { isVague, noteWritten } from '../model/json/written.js';
import { decoded, decodedForm } from './_request.js';

/** A value as a message may mean it: texts at the ends, or what the texts are as numbers and the like. */
type Raw = string | readonly string[] | ReadonlyMap<string, string>;

/** What was sent for one parameter or header. */
export interface Sent {
  /** Each as it was written, decoded. */
  readonly values: readonly string[];
  /** The same before they were decoded, where that is known. */
  readonly raw?: (() => readonly string[]) | undefined;
  /** The name that stands in a `matrix`. */
  readonly name: string;
}

/** Lists and objects that one value may stand for; a hostile one could be a million parts. */
const MOST_PARTS = 1000;

/** Whether what was sent fits a schema, written in the style that the document asks for. */
export const isFitting = (schema: SchemaSpec, sent: Sent, written: Written): boolean => {
  const [only, second] = sent.values;
  // The usual case; others ask for one reading after another.
  if (
    (written.style === 'simple' || written.style === 'form') &&
    only !== undefined &&
    second === undefined &&
    fits(schema, only)
  )
    return true;
  for (const raw of readings(sent, written)) if (fits(schema, raw)) return true;
  return false;
};

/** What the schema says of what was sent, at least in the reading that comes closest. */
export const deviation = (
  schema: SchemaSpec,
  sent: Sent,
  written: Written,
): SchemaViolation | undefined => {
  const all = [...readings(sent, written)].map((raw) =>
    schema.explain(closest(schema, raw), typeof raw === 'string' ? raw : undefined),
  );
  const sorted = all
    .filter((each) => each.length > 0)
    .sort((one, other) => depth(other) - depth(one) || one.length - other.length);
  return sorted[0]?.[0];
};

/** A violation within the value says that its kind is right. */
const depth = ([first]: readonly SchemaViolation[]): number => first?.instance.length ?? 0;

/** The object that parameters of its members' names make; undefined: none of them is there. */
export const fitsSpread = (schema: SchemaSpec, members: ReadonlyMap<string, string>): boolean =>
  fits(schema, members);

export const explainSpread = (
  schema: SchemaSpec,
  members: ReadonlyMap<string, string>,
): SchemaViolation | undefined => schema.explain(closest(schema, members))[0];

const fits = (schema: SchemaSpec, raw: Raw): boolean => {
  if (typeof raw !== 'string') return schema.accepts(closest(schema, raw));
  // Most are texts, and need no list of what else they may be.
  return schema.accepts(raw, raw) || fitsOtherwise(schema, raw);
};

const fitsOtherwise = (schema: SchemaSpec, raw: string): boolean =>
  othersOf(raw).some((each) => schema.accepts(each, raw));

/** The texts as what the schema takes them for: the same digits may be a number here and a text there. */
const closest = (schema: SchemaSpec, raw: Raw): unknown => {
  if (typeof raw === 'string')
    return scalars(raw).find((each) => schema.accepts(each, raw)) ?? scalars(raw).at(-1);
  const isNamed = !isList(raw);
  const entries: readonly (readonly [string | number, string])[] = [...raw.entries()];
  const texts = new Set<string>();
  const make = () => {
    const parts = entries.map(
      ([key, text]) => [String(key), texts.has(String(key)) ? text : converted(text)] as const,
    );
    const made: object = isNamed ? Object.fromEntries(parts) : parts.map(([, value]) => value);
    for (const [key, text] of entries) noteNumeral(made, String(key), text);
    return made;
  };
  const first = make();
  if (schema.accepts(first)) return first;
  for (const { instance } of schema.explain(first)) {
    const [key] = tokens(instance);
    if (key !== undefined) texts.add(key);
  }
  const second = make();
  return schema.accepts(second) ? second : first;
};

const noteNumeral = (holder: object, key: string, text: string): void => {
  if (isVague(Number(text))) noteWritten(holder, key, text);
};

const isList = (raw: Raw): raw is readonly string[] => Array.isArray(raw);

const converted = (text: string): unknown => scalars(text)[1] ?? text;

/** A text and what else it may be. */
export const scalars = (text: string): readonly unknown[] => [text, ...othersOf(text)];

const othersOf = (text: string): readonly unknown[] => {
  const found: unknown[] = [];
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) found.push(Number(text));
  if (text === 'true' || text === 'false') found.push(text === 'true');
  if (text === '' || text === 'null') found.push(null);
  return found;
};

const MARKS: Readonly<Record<string, string | undefined>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** Everything that was sent may mean: a plus is itself, or a space; a mark that is encoded divides no list, or does. */
function* readings(sent: Sent, written: Written): Generator<Raw> {
  yield* styled(sent.values, sent.name, written);
  const { raw: rawOf, name } = sent;
  const raw = rawOf?.() ?? [];
  if (raw.some((value) => value.includes('+'))) yield* styled(raw.map(decoded), name, written);
  const [first = ''] = raw;
  if (raw.length === 1 && written.style === 'form' && !written.explode && /%2C/i.test(first))
    yield* divided(first.split(',', MOST_PARTS));
}

/** Parts that were divided before they were decoded. */
function* divided(parts: readonly string[]): Generator<Raw> {
  for (const each of [decodedForm, decoded]) {
    const texts = parts.map(each);
    yield texts;
    yield alternating(texts);
  }
}

/** Everything that values may mean by their style (OpenAPI 3.0.3, Style Values). */
function* styled(
  values: readonly string[],
  name: string,
  { style, explode }: Written,
): Generator<Raw> {
  const [first = ''] = values;
  if (style === 'label' || style === 'matrix') {
    yield* prefixed(first, name, style, explode);
    return;
  }
  if (values.length <= 1) yield first;
  // Lines of one field are one value (RFC 9110, section 5.3).
  else if (style === 'simple') yield values.join(', ');
  if (style === 'form' && explode) {
    yield values;
    return;
  }
  const text = style === 'simple' ? values.join(',') : first;
  yield* delimited(text, MARKS[style] ?? ',', explode);
}

function* delimited(text: string, mark: string, explode: boolean): Generator<Raw> {
  const parts = text.split(mark, MOST_PARTS).map((part) => part.trim());
  yield text === '' ? [] : parts;
  yield explode ? pairs(parts) : alternating(parts);
}

function* prefixed(
  text: string,
  name: string,
  style: 'label' | 'matrix',
  explode: boolean,
): Generator<Raw> {
  if (style === 'label') {
    if (!text.startsWith('.')) return;
    const rest = text.slice(1);
    yield rest;
    yield* delimited(rest, explode ? '.' : ',', explode);
    return;
  }
  if (!text.startsWith(';')) return;
  const parts = text.slice(1).split(';', MOST_PARTS);
  const own = parts.map((part) => part.replace(new RegExp(`^${escaped(name)}(?:=|$)`), ''));
  const isNamed = parts.every((part) => part === name || part.startsWith(`${name}=`));
  if (isNamed && own.length === 1) yield own[0] ?? '';
  if (isNamed) yield* explode ? [own] : delimited(own[0] ?? '', ',', false);
  if (explode) yield pairs(parts);
}

const escaped = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '\\$&');

const pairs = (parts: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    parts.map((part) => {
      const [name = '', ...rest] = part.split('=');
      return [name, rest.join('=')];
    }),
  );

const alternating = (parts: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    parts.flatMap((name, index): [string, string][] =>
      index % 2 === 0 && name !== '' ? [[name, parts[index + 1] ?? '']] : [],
    ),
  );
