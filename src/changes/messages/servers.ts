import { isObject } from '../../model/json/walk.js';
import { withoutTail } from '../../model/tail.js';
import { shapeOf } from '../../model/path-template.js';
import { isEqual } from '../schema/equal.js';
import type { Context, OperationPair, Served } from './context.js';

const MAX_ADDRESSES = 1_000;
/** What a variable stands for that lists no values: any text. */
const FREE = '\u0000';
const ANOTHER = 'another';

/** Every address at which an operation was served must be one at which it is served. */
export const compareServers = (pair: OperationPair, { add }: Context): void => {
  const [before, after] = [addressesOf(pair.old), addressesOf(pair.new)];
  const removed = removedOf(before.all, after.all);
  const isBeyond = before.isCut || (after.isCut && removed.length > 0);
  if (isBeyond && !isAlike(pair)) noteBeyond(pair, add);
  if (!after.isCut) for (const address of removed) noteRemoved(pair, address, add);
};

const removedOf = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const isRelative = after.some((each) => each.startsWith('/'));
  const [isKnown, isPathKnown] = [withinSome(after), withinSome(after.map(pathOf))];
  return before.filter((address) => {
    // Where one of the two does not say its host, the paths decide.
    const isByPath = isRelative || address.startsWith('/');
    return !isKnown(address) && !(isByPath && isPathKnown(pathOf(address)));
  });
};

/** What tells whether an address is within one of some. */
const withinSome = (addresses: readonly string[]): ((address: string) => boolean) => {
  const known = new Set(addresses);
  const open = addresses.filter((each) => each.includes(FREE));
  return (address) => known.has(address) || open.some((each) => isWithin(address, each));
};

/** Whether servers and path are written as they were. */
const isAlike = ({ old, new: now }: OperationPair): boolean => {
  const [before, after] = [old, now].map(({ written: { servers }, operation: { path } }) => [
    shapeOf(path),
    servers.map(({ value }) => value),
  ]);
  return isEqual(before, after);
};

const placesOf = ({ old, new: now }: OperationPair) => ({
  old: old.written.servers[0]?.pointer ?? old.operation.pointer,
  new: now.written.servers[0]?.pointer ?? now.operation.pointer,
});

const noteRemoved = (pair: OperationPair, address: string, add: Context['add']): void => {
  const { id, method } = pair.old.operation;
  const server = serverOf(address, pair.old).replaceAll(FREE, ANOTHER);
  add({
    kind: 'server-removed',
    verdict: 'breaking',
    direction: 'request',
    operation: id,
    at: 'request.url',
    title: `${server} is no longer a server`,
    ...placesOf(pair),
    cause: `server-removed ${server} ${pair.new.written.servers[0]?.pointer ?? ''}`,
    witness: {
      message: { request: { method, url: address.replaceAll(FREE, ANOTHER) } },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
};

const noteBeyond = (pair: OperationPair, add: Context['add']): void => {
  add({
    kind: 'server-removed',
    verdict: 'undecided',
    direction: 'request',
    operation: pair.old.operation.id,
    at: 'request.url',
    title: `the servers stand for more than ${MAX_ADDRESSES} addresses, and those beyond are not compared`,
    ...placesOf(pair),
    cause: `servers-beyond ${pair.new.written.servers[0]?.pointer ?? ''}`,
  });
};

/** Whether an address is one that another with free variables stands for. */
const isWithin = (address: string, other: string): boolean => {
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
const addressesOf = (
  served: Served,
): { readonly all: readonly string[]; readonly isCut: boolean } => {
  const path = shapeOf(served.operation.path).replace(/\/$/, '');
  const servers = serversOf(served);
  return {
    all: servers.slice(0, MAX_ADDRESSES).map((server) => `${server}${path}`),
    isCut: servers.length > MAX_ADDRESSES,
  };
};

/** One more than are compared, where there are more. */
const serversOf = ({ written: { servers } }: Served): readonly string[] =>
  servers.length === 0
    ? ['']
    : [...new Set(servers.flatMap(({ value }) => urlsOf(value)).map(normalised))].slice(
        0,
        MAX_ADDRESSES + 1,
      );

const serverOf = (address: string, served: Served): string =>
  serversOf(served).find((server) => address.startsWith(server)) ?? address;

/** Relative addresses are of the host where the document lies, which nobody knows. */
const normalised = (url: string): string => {
  const trimmed = withoutTail(url, '/');
  const [origin] = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(trimmed) ?? [];
  const path = trimmed.slice(origin?.length ?? 0);
  if (origin === undefined)
    return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
  return `${origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')}${path}`;
};

const pathOf = (address: string): string => address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');

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
