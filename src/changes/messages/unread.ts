import type { Contract } from '../../model/contract.js';
import type { DocumentGap, DocumentNode, DocumentOperation } from '../../model/document.js';
import { isObject } from '../../model/json/walk.js';
import { isEqual } from '../schema/equal.js';
import type { Context } from './context.js';

/** An operation, a webhook or a callback as both documents write it. */
export interface WrittenPair {
  readonly id: string;
  readonly old: DocumentOperation;
  readonly new: DocumentOperation;
}

type Nodes = readonly (DocumentNode | undefined)[];

/** What stands in one place of messages: where it is written, first, and what a `$ref` there leads to. */
interface Place {
  readonly direction: 'request' | 'response';
  readonly at: string;
  /** `the body`. */
  readonly what: string;
  readonly old: Nodes;
  readonly new: Nodes;
}

/**
 * Says that nobody can tell what became of a place that cannot be read in one of the documents.
 * @returns whether it is such a place; one that both documents write alike has not changed
 */
export const noteUnread = (pair: WrittenPair, place: Place, context: Context): boolean => {
  const { contracts } = context;
  const old = gapIn(contracts.old, pointersOf(place.old));
  const now = gapIn(contracts.new, pointersOf(place.new));
  if (!old && !now) return false;
  if (old && now && isEqual(place.old[0]?.value, place.new[0]?.value)) return true;
  note(place, { pair, old, new: now }, context);
  return true;
};

/** The same where a parameter of the operation, or a response, is missing for that reason. @returns in which documents */
export const noteLost = (
  pair: WrittenPair,
  which: 'parameters' | 'responses',
  context: Context,
  place: Pick<Place, 'direction' | 'at' | 'what'> = LOST[which],
): { readonly old: boolean; readonly new: boolean } => {
  const [old, now] = [pair.old.lost[which], pair.new.lost[which]];
  const isAlike = old && now && isEqual(rawOf(pair.old, which), rawOf(pair.new, which));
  if ((old ?? now) && isAlike !== true) note(place, { pair, old, new: now }, context);
  return { old: old !== undefined, new: now !== undefined };
};

const LOST = {
  parameters: { direction: 'request', at: 'request', what: 'a parameter' },
  responses: { direction: 'response', at: 'response.status', what: 'a response' },
} as const;

const rawOf = ({ value, item }: DocumentOperation, which: 'parameters' | 'responses') => [
  isObject(value) ? value[which] : undefined,
  isObject(item.value) ? item.value[which] : undefined,
];

const note = (
  { direction, at, what }: Pick<Place, 'direction' | 'at' | 'what'>,
  found: {
    readonly pair: WrittenPair;
    readonly old: DocumentGap | undefined;
    readonly new: DocumentGap | undefined;
  },
  { add }: Context,
): void => {
  const { id } = found.pair;
  add({
    kind: 'part-unreadable',
    verdict: 'undecided',
    direction,
    operation: id,
    at,
    title: `${what} cannot be read: ${(found.new ?? found.old)?.what ?? ''}`,
    old: found.old?.pointer ?? found.pair.old.pointer,
    new: found.new?.pointer ?? found.pair.new.pointer,
    cause: `unread ${id} ${at}`,
  });
};

const pointersOf = (nodes: Nodes): readonly string[] =>
  nodes.flatMap((node) => node?.pointer ?? []);

/** Why one of the nodes, which have been read, or the reference that stands in its place, cannot be read. */
export const gapIn = (
  { gapsMet }: Pick<Contract, 'gapsMet'>,
  pointers: readonly string[],
): DocumentGap | undefined =>
  gapsMet.find(
    ({ kind, pointer }) =>
      UNREAD.has(kind) && pointers.some((each) => pointer === each || pointer === `${each}/$ref`),
  );

const UNREAD: ReadonlySet<DocumentGap['kind']> = new Set([
  'reference-leads-nowhere',
  'structure-is-odd',
]);
