import type { ParameterSpec, SecurityScheme } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';

/** The pairs of the query, decoded once; what cannot be decoded stays as it is. */
export const queryOf = ({ request }: Exchange): readonly (readonly [string, string])[] => {
  const mark = request.target.indexOf('?');
  if (mark < 0) return [];
  return request.target
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [decoded(name), decoded(rest.join('='))] as const;
    });
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** A pair of the cookies of a request. */
const cookiesOf = ({ request }: Exchange): readonly (readonly [string, string])[] =>
  request.headers.all('cookie').flatMap((value) =>
    value.split(';').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), rest.join('=').trim()] as const;
    }),
  );

/** The values that a request gives a parameter; empty where it gives none. */
export const valuesOf = (
  exchange: Exchange,
  name: string,
  where: ParameterSpec['in'],
): readonly string[] => {
  const of = (pairs: readonly (readonly [string, string])[]) =>
    pairs.filter(([key]) => key === name || key === `${name}[]`).map(([, value]) => value);
  switch (where) {
    case 'query':
      return of(queryOf(exchange));
    case 'header':
      return exchange.request.headers.all(name.toLowerCase());
    case 'cookie':
      return of(cookiesOf(exchange));
    case 'path': {
      const { match } = exchange;
      const known = match.kind === 'operation' && Object.hasOwn(match.variables, name);
      return known ? [match.variables[name] ?? ''] : [];
    }
  }
};

/** Whether a parameter's values fit its schema, by any of the ways in which parameters are written. */
export const isFitting = ({ schema }: ParameterSpec, values: readonly string[]): boolean => {
  if (schema === undefined) return true;
  for (const value of readings(values)) if (schema.accepts(value)) return true;
  return false;
};

const scalars = (text: string): readonly unknown[] => {
  const found: unknown[] = [text];
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) found.push(Number(text));
  if (text === 'true' || text === 'false') found.push(text === 'true');
  if (text === '' || text === 'null') found.push(null);
  return found;
};

/** The values as a scalar, as lists of one kind, as a list in one value, and as JSON. */
function* readings(values: readonly string[]): Generator {
  const [first = ''] = values;
  if (values.length === 1) {
    yield* scalars(first);
    yield* json(first);
  }
  const lists = [values, ...[',', '|', ' ', '%20'].map((mark) => first.split(mark))];
  for (const list of lists) {
    yield list;
    yield list.map((text) => scalars(text)[1] ?? text);
  }
  const parts = first.split(/[,;]/);
  const pairs = parts.some((part) => part.includes('='))
    ? parts.map((part) => part.split('='))
    : parts.flatMap((_, index) => (index % 2 === 0 ? [parts.slice(index, index + 2)] : []));
  yield Object.fromEntries(
    pairs.map(([name = '', value = '']) => [name, scalars(value)[1] ?? value]),
  );
}

function* json(text: string): Generator {
  if (!/^\s*[[{]/.test(text) || text.length > 10_000) return;
  try {
    yield JSON.parse(text);
  } catch {
    // It is none.
  }
}

/** Whether a request brings what a scheme asks for; by its form, for whose secret it is nobody can tell. */
export const isSignedIn = (exchange: Exchange, scheme: SecurityScheme): boolean => {
  const sent = exchange.request.headers.get('authorization') ?? '';
  switch (scheme.type) {
    case 'apiKey': {
      const { key } = scheme;
      return (
        key === undefined || valuesOf(exchange, key.name, key.in).some((value) => value !== '')
      );
    }
    case 'http':
      return new RegExp(`^${escaped(scheme.scheme ?? '')} +\\S`, 'i').test(sent);
    case 'oauth2':
    case 'openIdConnect':
      return /^(?:Bearer|DPoP) +\S/i.test(sent);
    case 'mutualTLS':
    case 'unknown':
      return true;
  }
};

const escaped = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '\\$&');

/** A scheme in words, with what it wants to see. */
export const schemeWords = ({ type, scheme, key, name }: SecurityScheme): string => {
  if (type === 'apiKey' && key) return `the key ${JSON.stringify(key.name)} in the ${key.in}`;
  if (type === 'http') return `credentials of the scheme ${scheme ?? name}`;
  return type === 'oauth2' || type === 'openIdConnect' ? 'a bearer token' : `what ${name} asks for`;
};
