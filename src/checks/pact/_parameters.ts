import type { Operation, ParameterSpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { isFitting, queryOf, valuesOf } from './_request.js';

/** Header fields that the document describes elsewhere (OpenAPI, Parameter Object). */
const ELSEWHERE: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

const isElsewhere = (spec: ParameterSpec): boolean =>
  spec.in === 'header' && ELSEWHERE.has(spec.name.toLowerCase());

/** Where an observation points to: `request.query/limit`. */
const place = ({ in: where, name }: ParameterSpec): string =>
  where === 'header' ? `request.headers/${name.toLowerCase()}` : `request.${where}/${name}`;

/** Parameters that are missing though required, or whose value is of another type. */
export function* wrongIn(exchange: Exchange, operation: Operation): Generator<Observation> {
  for (const spec of operation.parameters) {
    if (isElsewhere(spec)) continue;
    const values = valuesOf(exchange, spec.name, spec.in);
    const common = { at: place(spec), pointer: spec.pointer };
    if (values.length === 0) {
      if (spec.required && !isSpread(exchange, spec))
        yield { ...common, expected: `the parameter ${JSON.stringify(spec.name)}`, actual: 'none' };
    } else if (!isFitting(spec, values)) {
      const [violation] = spec.schema?.explain(values[0]) ?? [];
      const expected = violation?.expected ?? 'a value that the document allows';
      yield {
        ...common,
        expected,
        actual: 'a value that does not fit',
        pointer: violation?.schema ?? spec.pointer,
      };
    }
  }
}

/** An object in the query may be spread over parameters of its members' names. */
const isSpread = (exchange: Exchange, { in: where, name, schema }: ParameterSpec): boolean =>
  where === 'query' &&
  ((schema !== undefined && !schema.accepts('') && !schema.accepts(0) && schema.accepts({})) ||
    queryOf(exchange).some(([key]) => key.startsWith(`${name}[`)));

/** Parameters of the query that the document does not know. */
export function* strangersIn(exchange: Exchange, operation: Operation): Generator<Observation> {
  const specs = operation.parameters.filter(({ in: where }) => where === 'query');
  if (operation.unread?.parameters !== undefined || specs.some((spec) => isOpen(spec))) return;
  const known = new Set(specs.map(({ name }) => name));
  for (const { key } of (operation.security?.alternatives ?? []).flat())
    if (key?.in === 'query') known.add(key.name);
  const names = new Set(queryOf(exchange).map(([name]) => name));
  for (const name of names) {
    if (known.has(name) || known.has(name.replace(/\[.*$/s, ''))) continue;
    yield {
      at: `request.query/${name.slice(0, 100)}`,
      expected: 'a parameter of the document',
      actual: `${JSON.stringify(name.slice(0, 100))}, which it does not know`,
      pointer: operation.pointer,
    };
  }
}

/** A parameter that is an object may stand for any name. */
const isOpen = ({ schema }: ParameterSpec): boolean =>
  schema !== undefined && schema.accepts({}) && !schema.accepts('text') && !schema.accepts([]);
