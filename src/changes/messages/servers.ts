import { isObject } from '../../model/json/walk.js';
import { withoutTail } from '../../model/tail.js';
import { shapeOf } from '../../model/path-template.js';
import type { Context, OperationPair, Served } from './context.js';

const MAX_ADDRESSES = 1_000;
/** What a variable stands for that lists no values: any text. */
const FREE = '\u0000';
const ANOTHER = 'another';

/** Every address at which an operation was served must be one at which it is served. */
export const compareServers = (pair: OperationPair, { add }: Context): void => {
  const [before, after] = [addressesOf(pair.old), addressesOf(pair.new)];
  if (after.length >= MAX_ADDRESSES) return;
  const isRelative = after.some((each) => each.startsWith('/'));
  for (const address of before) {
    if (after.some((each) => isWithin(address, each))) continue;
    const path = pathOf(address);
    const isServed = after.some((each) => isWithin(path, pathOf(each)));
    // Where one of the two does not say its host, the paths decide.
    if (isServed && (isRelative || address.startsWith('/'))) continue;
    const server = serverOf(address, pair.old).replaceAll(FREE, ANOTHER);
    add({
      kind: 'server-removed',
      verdict: 'breaking',
      direction: 'request',
      operation: pair.old.operation.id,
      at: 'request.url',
      title: `${server} is no longer a server`,
      old: pair.old.written.servers[0]?.pointer ?? pair.old.operation.pointer,
      new: pair.new.written.servers[0]?.pointer ?? pair.new.operation.pointer,
      cause: `server-removed ${server} ${pair.new.written.servers[0]?.pointer ?? ''}`,
      witness: {
        message: {
          request: { method: pair.old.operation.method, url: address.replaceAll(FREE, ANOTHER) },
        },
        acceptedBy: 'old',
        rejectedBy: 'new',
      },
    });
  }
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

/** Addresses with the variables of the path as holes. */
const addressesOf = (served: Served): readonly string[] => {
  const path = shapeOf(served.operation.path).replace(/\/$/, '');
  return serversOf(served).map((server) => `${server}${path}`);
};

const serversOf = ({ written: { servers } }: Served): readonly string[] =>
  servers.length === 0
    ? ['']
    : [...new Set(servers.flatMap(({ value }) => urlsOf(value)).map(normalised))];

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
  return Object.entries(variables).reduce<readonly string[]>(
    (urls, [name, variable]) => {
      const { default: usual, enum: listed } = isObject(variable) ? variable : {};
      const values = [usual, ...(Array.isArray(listed) ? (listed as unknown[]) : [FREE])].filter(
        (each) => typeof each === 'string' || typeof each === 'number',
      );
      return urls
        .flatMap((url) =>
          [...new Set(values)].map((value) => url.replaceAll(`{${name}}`, String(value))),
        )
        .slice(0, MAX_ADDRESSES);
    },
    [server.url],
  );
};
