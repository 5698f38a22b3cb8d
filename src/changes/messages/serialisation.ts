import type { DocumentParameter, DocumentSchema } from '../../model/document.js';
import { steady } from '../draft.js';
import { mediaKey } from './media.js';
import type { Context, OperationPair, ParameterPair } from './context.js';

const SEPARATORS: Readonly<Record<string, string | undefined>> = {
  form: ',',
  simple: ',',
  spaceDelimited: '%20',
  pipeDelimited: '|',
  label: '.',
  matrix: ',',
};

/** Reports where what clients write is read as something else. @returns whether it is */
export const noteSerialisation = (
  pair: OperationPair,
  { old, new: now }: ParameterPair,
  { add }: Context,
): boolean => {
  const value = samples(typesOf(old)).find((each) => written(old, each) !== written(now, each));
  if (value === undefined) return false;
  const operation = pair.old.operation.id;
  add({
    kind: 'parameter-serialisation',
    verdict: 'breaking',
    direction: 'request',
    operation,
    at: `request.${old.in}/${old.name}`,
    title: `the ${old.in} parameter ${JSON.stringify(old.name)} is written in another way`,
    old: old.pointer,
    new: now.pointer,
    cause: `parameter-serialisation ${old.in} ${old.name} ${steady(now.pointer, operation)}`,
    witness: {
      message: {
        request: { method: pair.old.operation.method, path: pair.old.operation.path },
        value,
        sent: written(old, value),
        readAs: written(now, value),
      },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
  return true;
};

type Sample = string | readonly string[] | Readonly<Record<string, string>>;

const typesOf = ({ schema }: DocumentParameter): readonly string[] | undefined =>
  schema && jsonTypes(schema, 0);

/** The JSON types that a schema may let in, as far as they are plainly said. */
const jsonTypes = (schema: DocumentSchema, depth: number): readonly string[] | undefined => {
  const { resolved } = schema;
  if (resolved.types) return resolved.types;
  if (depth > 8) return undefined;
  const parts = resolved.children.filter(({ keyword }) =>
    ['allOf', 'anyOf', 'oneOf'].includes(keyword),
  );
  const found = parts.map((part) => jsonTypes(part.schema, depth + 1));
  return found.length === 0 || found.some((each) => !each)
    ? undefined
    : found.flatMap((each) => each ?? []);
};

/** Values of each shape that is written in a way of its own. */
const samples = (types: readonly string[] | undefined): readonly Sample[] => {
  const isOf = (...names: readonly string[]) =>
    !types || types.some((type) => names.includes(type));
  const found: Sample[] = [];
  if (isOf('string', 'number', 'integer', 'boolean')) found.push('1');
  if (isOf('array')) found.push(['1', '2']);
  if (types && isOf('object')) found.push({ a: '1', b: '2' });
  return types ? found : found.slice(0, 1);
};

/** As RFC 6570 writes it; the name of a path variable does not count where it is not written. */
const written = (parameter: DocumentParameter, value: Sample): string => {
  const { style, explode, content } = parameter;
  const [media] = content.keys();
  if (media !== undefined) return `${mediaKey(media)} ${JSON.stringify(value)}`;
  const name =
    parameter.in === 'header'
      ? ''
      : parameter.in === 'path' && style !== 'matrix'
        ? ''
        : parameter.name;
  if (typeof value === 'string') return framed(style, name, value);
  if (isList(value)) return list(style, explode, name, value);
  return members(style, explode, name, Object.entries(value));
};

const isList = (value: Sample): value is readonly string[] => Array.isArray(value);

const framed = (style: string, name: string, text: string): string => {
  if (style === 'label') return `.${text}`;
  if (style === 'matrix') return `;${name}=${text}`;
  return name === '' ? text : `${name}=${text}`;
};

const list = (style: string, explode: boolean, name: string, items: readonly string[]): string => {
  if (!explode || style === 'simple')
    return framed(style, name, items.join(SEPARATORS[style] ?? ','));
  if (style === 'label') return items.map((item) => `.${item}`).join('');
  const joiner = style === 'matrix' ? ';' : '&';
  return `${style === 'matrix' ? ';' : ''}${items.map((item) => `${name}=${item}`).join(joiner)}`;
};

const members = (
  style: string,
  explode: boolean,
  name: string,
  entries: readonly (readonly [string, string])[],
): string => {
  if (style === 'deepObject')
    return entries.map(([key, value]) => `${name}[${key}]=${value}`).join('&');
  if (!explode) return framed(style, name, entries.flat().join(SEPARATORS[style] ?? ','));
  const pairs = entries.map(([key, value]) => `${key}=${value}`);
  if (style === 'label') return pairs.map((each) => `.${each}`).join('');
  if (style === 'matrix') return pairs.map((each) => `;${each}`).join('');
  return pairs.join(style === 'simple' ? ',' : '&');
};
