import { shapeOf } from '../../model/path-template.js';
import { isEqual } from '../schema/equal.js';
import { addressesOf, FREE, isWithin, MAX_ADDRESSES, pathOf, serversOf } from './addresses.js';
import type { Context, OperationPair, Served } from './context.js';

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

const serverOf = (address: string, served: Served): string =>
  serversOf(served).find((server) => address.startsWith(server)) ?? address;
