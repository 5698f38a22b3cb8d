import type { ParameterSpec } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';

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
