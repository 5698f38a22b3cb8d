import type { Contract } from '../../model/contract.js';
import { isObject } from '../../model/json/walk.js';
import { shapeOf } from '../../model/path-template.js';
import type { Draft } from '../draft.js';
import type { Context, OperationPair, Served } from './context.js';
import { gapIn } from './unread.js';

export interface Pairing {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly Served[];
  readonly added: readonly Served[];
}

/** Pairs operations by method and path, variables without their names; first with the servers' paths, then without. */
export const pairOperations = ({ contracts }: Pick<Context, 'contracts'>): Pairing => {
  const pairs: OperationPair[] = [];
  let [left, right] = [servedBy(contracts.old), servedBy(contracts.new)];
  for (const keysOf of [fullKeys, plainKeys]) {
    const free = new Set(right);
    const unpaired: Served[] = [];
    const byKey = new Map(right.flatMap((each) => keysOf(each).map((key) => [key, each] as const)));
    for (const old of left) {
      const now = keysOf(old)
        .flatMap((key) => byKey.get(key) ?? [])
        .find((each) => free.has(each));
      if (!now) unpaired.push(old);
      else {
        free.delete(now);
        pairs.push({ old, new: now });
      }
    }
    [left, right] = [unpaired, right.filter((each) => free.has(each))];
  }
  return { pairs, removed: left, added: right };
};

const servedBy = ({ tree, operations }: Contract): readonly Served[] =>
  operations.flatMap((operation, index) => {
    const written = tree.operations[index];
    return written ? [{ written, operation }] : [];
  });

const holes = (path: string): string => shapeOf(path).replace(/\/$/, '');

const plainKeys = ({ operation: { method, path } }: Served): readonly string[] => [
  `${method} ${holes(path)}`,
];

const fullKeys = ({ operation: { method, path, bases = [''] } }: Served): readonly string[] =>
  bases.map((base) => `${method} ${holes(`${base}${path}`)}`);

/** What is no longer there, unless it was deprecated and its day has come. */
export const noteRemoved = (
  { removed, added }: Pairing,
  { add, now, contracts }: Context,
): void => {
  for (const served of removed) {
    const { operation, written } = served;
    const gap = gapIn(contracts.new, pointersOf(served));
    if (gap) {
      add(unreadable(served, { old: operation.pointer, new: gap.pointer }));
      continue;
    }
    const day = sunsetOf(written.value);
    const isOver = day !== undefined && day <= now;
    const next = likelyNew(served, added);
    add({
      kind: 'operation-removed',
      verdict: isOver ? 'withdrawn' : 'breaking',
      direction: 'request',
      operation: operation.id,
      at: 'request',
      title: `${operation.method} ${operation.path} is no longer there${isOver ? ', after its sunset' : ''}${next ? `; ${next} may have taken its place` : ''}`,
      old: operation.pointer,
      ...(isOver
        ? {}
        : {
            witness: {
              message: { request: { method: operation.method, path: operation.path } },
              acceptedBy: 'old' as const,
              rejectedBy: 'new' as const,
            },
          }),
    });
  }
};

export const noteAdded = ({ added }: Pairing, { add, contracts }: Context): void => {
  for (const served of added) {
    const { operation } = served;
    const gap = gapIn(contracts.old, pointersOf(served));
    if (gap) {
      add(unreadable(served, { old: gap.pointer, new: operation.pointer }));
      continue;
    }
    add({
      kind: 'operation-added',
      verdict: 'safe',
      direction: 'request',
      operation: operation.id,
      at: 'request',
      title: `${operation.method} ${operation.path} is new`,
      new: operation.pointer,
    });
  }
};

/** Where the other document would write it. */
const pointersOf = ({ operation, written }: Served): readonly string[] => [
  operation.pointer,
  written.item.pointer,
];

/** In the other document it cannot be read. */
const unreadable = (
  { operation: { id, method, path } }: Served,
  pointers: { readonly old: string; readonly new: string },
): Draft => ({
  kind: 'part-unreadable',
  verdict: 'undecided',
  direction: 'both',
  operation: id,
  at: 'request',
  title: `${method} ${path} cannot be read in one of the documents`,
  ...pointers,
});

export const noteDeprecated = (pair: OperationPair, { add }: Context): void => {
  const isOf = ({ written }: Served) =>
    isObject(written.value) && written.value.deprecated === true;
  if (isOf(pair.old) || !isOf(pair.new)) return;
  const { operation } = pair.new;
  add({
    kind: 'operation-deprecated',
    verdict: 'safe',
    direction: 'both',
    operation: pair.old.operation.id,
    at: 'request',
    title: `${operation.method} ${operation.path} is deprecated`,
    old: pair.old.operation.pointer,
    new: operation.pointer,
  });
};

const sunsetOf = (value: unknown): number | undefined => {
  if (!isObject(value) || value.deprecated !== true) return undefined;
  const day = value['x-sunset'] ?? value.Sunset ?? value.sunset;
  const time = typeof day === 'string' ? Date.parse(day) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

/** The new operation of the same method whose path is most alike. */
const likelyNew = (old: Served, added: readonly Served[]): string | undefined => {
  const words = new Set(old.operation.path.split('/'));
  const ranked = added
    .filter(({ operation }) => operation.method === old.operation.method)
    .map(({ operation }) => {
      const own = operation.path.split('/');
      const shared = own.filter((word) => word !== '' && words.has(word)).length;
      return { path: operation.path, share: shared / Math.max(own.length, words.size) };
    })
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  return best && best.share >= 0.6 ? `${old.operation.method} ${best.path}` : undefined;
};
