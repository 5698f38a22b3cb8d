import type { Operation, ParameterSpec } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';

/** The pairs of the query, decoded once; what cannot be decoded stays as it is. */
export const queryOf = (exchange: Exchange): readonly (readonly [string, string])[] =>
  rawQueryOf(exchange).map(([name, value]) => [name, decodedForm(value)] as const);

/** The pairs of the query, their values as they were written. */
const rawQueryOf = ({ request }: Exchange): readonly (readonly [string, string])[] => {
  const mark = request.target.indexOf('?');
  if (mark < 0) return [];
  return request.target
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const end = pair.indexOf('=');
      return end < 0
        ? ([decodedForm(pair), ''] as const)
        : ([decodedForm(pair.slice(0, end)), pair.slice(end + 1)] as const);
    });
};

/** The same where a plus is a space. */
export const decodedForm = (text: string): string => decoded(text.replaceAll('+', ' '));

/** What cannot be decoded stays as it is. */
export const decoded = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The names of the keys that the operation's security asks for in one part of a request. */
export const keysIn = ({ security }: Operation, where: ParameterSpec['in']): readonly string[] =>
  (security?.alternatives ?? []).flat().flatMap(({ key }) => (key?.in === where ? [key.name] : []));

/** A pair of the cookies of a request. */
const cookiesOf = ({ request }: Exchange): readonly (readonly [string, string])[] =>
  request.headers.all('cookie').flatMap((value) =>
    value.split(';').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), rest.join('=').trim()] as const;
    }),
  );

/** The values that the query of a request gives a parameter, as they were written. */
export const writtenOf = (exchange: Exchange, name: string): readonly string[] =>
  named(rawQueryOf(exchange), name);

const named = (pairs: readonly (readonly [string, string])[], name: string): readonly string[] =>
  pairs.filter(([key]) => key === name || key === `${name}[]`).map(([, value]) => value);

/** The values that a request gives a parameter; empty where it gives none. */
export const valuesOf = (
  exchange: Exchange,
  name: string,
  where: ParameterSpec['in'],
): readonly string[] => {
  switch (where) {
    case 'query':
      return writtenOf(exchange, name).map(decodedForm);
    case 'header':
      return exchange.request.headers.all(name.toLowerCase());
    case 'cookie':
      return named(cookiesOf(exchange), name);
    case 'path': {
      const { match } = exchange;
      const known = match.kind === 'operation' && Object.hasOwn(match.variables, name);
      return known ? [match.variables[name] ?? ''] : [];
    }
  }
};
