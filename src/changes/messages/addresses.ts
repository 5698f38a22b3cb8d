import { isObject } from '../../model/json/walk.js';
import { shapeOf } from '../../model/path-template.js';
import { withoutTail } from '../../model/tail.js';
import type { Served } from './context.js';

/** Of one operation, so many are compared. */
export const MAX_ADDRESSES = 1_000;
/** What a variable stands for that lists no values: any text. */
export const FREE = '\u0000';

/** Whether an address is one that another with free variables stands for. */
export const isWithin = (address: string, other: string): boolean => {
  const [start = '', ...parts] = other.split(FREE);
  if (parts.length === 0) return address === other;
  if (!address.startsWith(start)) return false;
  let at = start.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next = isLast ? address.length - part.length : address.indexOf(part, at);
    if (next < at || !address.startsWith(part, next) || address.slice(at, next).includes('/'))
      return false;
    at = next + part.length;
  }
  return true;
};

/** Addresses with the variables of the path as holes, up to a number. */
export const addressesOf = (
  served: Served,
): { readonly all: readonly string[]; readonly isCut: boolean } => {
  const path = shapeOf(served.operation.path).replace(/\/$/, '');
  const servers = serversOf(served);
  return {
    all: servers.slice(0, MAX_ADDRESSES).map((server) => `${server}${path}`),
    isCut: servers.length > MAX_ADDRESSES,
  };
};

/** URLs of the servers that apply; one more than are compared, where there are more. */
export const serversOf = ({ written: { servers } }: Pick<Served, 'written'>): readonly string[] =>
  servers.length === 0
    ? ['']
    : [...new Set(servers.flatMap(({ value }) => urlsOf(value)).map(normalised))].slice(
        0,
        MAX_ADDRESSES + 1,
      );

/** A URL as it is compared. Relative ones are of the host where the document lies, which nobody knows. */
export const normalised = (url: string): string => {
  const trimmed = withoutTail(url, '/');
  const [origin] = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(trimmed) ?? [];
  const path = trimmed.slice(origin?.length ?? 0);
  if (origin === undefined)
    return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
  return `${origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')}${path}`;
};

export const pathOf = (address: string): string =>
  address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');

/** Variables stand for their default, and for their values or any text. */
const urlsOf = (server: unknown): readonly string[] => {
  if (!isObject(server) || typeof server.url !== 'string') return [''];
  const variables = isObject(server.variables) ? server.variables : {};
  let urls: readonly string[] = [server.url];
  for (const [name, variable] of Object.entries(variables)) {
    const values = valuesOf(variable);
    const each = new Set<string>();
    for (const url of urls)
      for (const value of values)
        if (each.size <= MAX_ADDRESSES) each.add(url.replaceAll(`{${name}}`, value));
    urls = [...each];
  }
  return urls;
};

const valuesOf = (variable: unknown): readonly string[] => {
  const { default: usual, enum: listed } = isObject(variable) ? variable : {};
  return [usual, ...(Array.isArray(listed) ? (listed as unknown[]) : [FREE])].flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
  );
};
