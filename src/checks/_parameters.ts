import type { Operation, ParameterSpec, SchemaViolation, Written } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { isJson, essence } from '../model/http/media-type.js';
import { keysIn, queryOf, valuesOf, writtenOf as rawOf } from './_request.js';
import { isObject, spreadIn } from './_spread.js';
import { deviation, explainSpread, fitsSpread, isFitting, type Sent } from './_styles.js';

/** Header fields that the document describes elsewhere (OpenAPI, Parameter Object). */
const ELSEWHERE: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

const isElsewhere = (spec: ParameterSpec): boolean =>
  spec.in === 'header' && ELSEWHERE.has(spec.name.toLowerCase());

/** Where an observation points to: `request.query/limit`. */
const place = ({ in: where, name }: ParameterSpec): string =>
  where === 'header' ? `request.headers/${name.toLowerCase()}` : `request.${where}/${name}`;

const USUAL: Readonly<Record<ParameterSpec['in'], Written>> = {
  path: { style: 'simple', explode: false },
  query: { style: 'form', explode: true },
  header: { style: 'simple', explode: false },
  cookie: { style: 'form', explode: true },
};

const writtenOf = ({ written, in: where }: ParameterSpec): Written => written ?? USUAL[where];

/** Parameters that are missing though required, or whose value is of another type. */
export const wrongIn = (exchange: Exchange, operation: Operation): readonly Observation[] => {
  let found: Observation[] | undefined;
  for (const spec of operation.parameters) {
    const wrong = isElsewhere(spec) ? undefined : wrongOf(exchange, operation, spec);
    if (wrong) (found ??= []).push({ at: place(spec), pointer: spec.pointer, ...wrong });
  }
  return found ?? NONE;
};

const NONE: readonly Observation[] = [];

const wrongOf = (
  exchange: Exchange,
  operation: Operation,
  spec: ParameterSpec,
): Wrong | undefined => {
  const values = valuesOf(exchange, spec.name, spec.in);
  if (values.length > 0) return wrongValue(spec, sentOf(exchange, spec, values));
  const spread = spreadIn(exchange, operation, spec, writtenOf(spec));
  if (spread?.isNested === true) return undefined;
  return spread && spread.members.size > 0 ? wrongMembers(spec, spread.members) : missing(spec);
};

const missing = (spec: ParameterSpec): Wrong | undefined =>
  spec.required && !mayBeNothing(spec)
    ? { expected: `the parameter ${JSON.stringify(spec.name)}`, actual: 'none' }
    : undefined;

type Wrong = Pick<Observation, 'expected' | 'actual'> & Partial<Pick<Observation, 'pointer'>>;

const wrongBy = (violation: SchemaViolation | undefined): Wrong => ({
  expected: violation?.expected ?? 'a value that the document allows',
  actual: 'a value that does not fit',
  ...(violation ? { pointer: violation.schema } : {}),
});

const sentOf = (exchange: Exchange, spec: ParameterSpec, values: readonly string[]): Sent => ({
  values,
  name: spec.name,
  raw: spec.in === 'query' ? rawlyIn(exchange, spec.name) : undefined,
});

/** Apart: whoever makes a closure allocates for it, whether it is made or not. */
const rawlyIn = (exchange: Exchange, name: string) => (): readonly string[] =>
  rawOf(exchange, name);

const wrongValue = (spec: ParameterSpec, sent: Sent): Wrong | undefined => {
  const { schema, mayBeEmpty } = spec;
  const { values } = sent;
  if (!schema || (mayBeEmpty === true && values.every((value) => value === ''))) return undefined;
  const written = writtenOf(spec);
  if (written.mediaType !== undefined) return wrongContent(spec, written.mediaType, values);
  if (isFitting(schema, sent, written)) return undefined;
  return wrongBy(deviation(schema, sent, written));
};

/** A parameter may be content of a media type in one text. */
const wrongContent = (
  { schema }: ParameterSpec,
  mediaType: string,
  [value = '']: readonly string[],
): Wrong | undefined => {
  if (!schema || !isJson(essence(mediaType))) return undefined;
  try {
    const violations = schema.explain(JSON.parse(value));
    return violations.length === 0 ? undefined : wrongBy(violations[0]);
  } catch {
    return { expected: 'JSON', actual: 'text that is no JSON' };
  }
};

const NESTED = 'OpenAPI does not say how what stands within a member of a deep object is written';
const NO_JSON = 'content of parameters is judged where it is JSON only';

/** Why nobody can tell of a parameter that was sent whether it fits. */
export const untoldIn = (exchange: Exchange, operation: Operation): string | undefined => {
  for (const spec of operation.parameters) {
    if (isElsewhere(spec) || !spec.schema) continue;
    const written = writtenOf(spec);
    const { style, mediaType } = written;
    if (style === 'deepObject' && spreadIn(exchange, operation, spec, written)?.isNested === true)
      return NESTED;
    if (mediaType === undefined || isJson(essence(mediaType))) continue;
    if (valuesOf(exchange, spec.name, spec.in).length > 0) return NO_JSON;
  }
  return undefined;
};

const wrongMembers = (
  { schema }: ParameterSpec,
  members: ReadonlyMap<string, string>,
): Wrong | undefined =>
  !schema || fitsSpread(schema, members) ? undefined : wrongBy(explainSpread(schema, members));

/** An object of which no member is required may be spread over no parameter at all. */
const mayBeNothing = (spec: ParameterSpec): boolean =>
  spec.in === 'query' && isObject(spec) && spec.schema?.accepts({}) === true;

/** Parameters of the query that the document does not know. */
export function* strangersIn(exchange: Exchange, operation: Operation): Generator<Observation> {
  const specs = operation.parameters.filter(({ in: where }) => where === 'query');
  if (operation.unread?.parameters !== undefined || specs.some((spec) => isOpen(spec))) return;
  const known = new Set([...specs.map(({ name }) => name), ...keysIn(operation, 'query')]);
  const names = new Set(queryOf(exchange).map(([name]) => name));
  for (const name of names) {
    if (known.has(name) || known.has(name.split('[', 1)[0] ?? '')) continue;
    yield {
      at: `request.query/${name.slice(0, 100)}`,
      expected: 'a parameter of the document',
      actual: `${JSON.stringify(name.slice(0, 100))}, which it does not know`,
      pointer: operation.pointer,
    };
  }
}

/** A parameter that is an object may stand for any name. */
const isOpen = (spec: ParameterSpec): boolean =>
  isObject(spec) && writtenOf(spec).style === 'form' && writtenOf(spec).explode;
