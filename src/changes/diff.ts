import { createHash } from 'node:crypto';
import {
  type Change,
  CHANGE_VERDICTS,
  type ChangePlace,
  type ChangeVerdict,
  type Reading,
} from './change.js';
import type { Contract } from '../model/contract.js';
import type { Draft } from './draft.js';
import { strangersTo } from './fresh.js';
import { KINDS, UNDECIDED } from './kinds.js';
import type { Context } from './messages/context.js';
import { noteAdded, noteDeprecated, noteRemoved, pairOperations } from './messages/pairing.js';
import { compareParameters } from './messages/parameters.js';
import { compareRequestBodies } from './messages/request.js';
import { compareResponses } from './messages/response.js';
import { SchemaComparer } from './messages/schemas.js';
import { Unchanged } from './messages/unchanged.js';
import { compareSecurity } from './messages/security.js';
import { compareServers } from './messages/servers.js';
import { compareWebhooks } from './messages/webhooks.js';
import { Prover } from './proof/prover.js';
import { Nodes } from './schema/nodes.js';
import type { TextTests } from './schema/types.js';
import { Witnesses } from './witness/witnesses.js';

export interface DiffOptions {
  readonly tests: TextTests;
  /** Milliseconds since the epoch: a sunset is over or not. */
  readonly now: number;
  /** Hears how many operations of how many were compared. */
  readonly hear?: (done: number, all: number) => void;
}

/** How documents are read where they leave it open; every report says it. */
export const READING: Reading = {
  sent: 'documented members, and members that neither document knows; an object that declares none is free, additionalProperties is taken at its word',
  received: 'the document as it is written',
  direction: 'readOnly members are not sent in requests, writeOnly ones not in responses',
  statuses:
    'a new status from 400 on is of a class that clients know (RFC 9110, section 15); default stands for errors where successes are listed',
  discriminator: 'as an annotation: the schemas of the variants decide',
  webhooks:
    'webhooks and callbacks are sent by servers and answered by clients: the directions are the other way round, and readOnly members are sent',
  text: 'parameters and headers are compared as they are written, without types',
};

/** What comes between two documents. */
export const changesBetween = (
  contracts: { readonly old: Contract; readonly new: Contract },
  { tests, now, hear }: DiffOptions,
): readonly Change[] => {
  const drafts: Draft[] = [];
  const nodes = new Nodes(tests);
  const prover = new Prover(nodes);
  const witnesses = new Witnesses(prover, () =>
    strangersTo([contracts.old.tree, contracts.new.tree]),
  );
  const unchanged = new Unchanged({ old: contracts.old.tree, new: contracts.new.tree });
  const context: Context = {
    contracts,
    schemas: new SchemaComparer(contracts, { nodes, prover, witnesses, unchanged }),
    now,
    add: (draft) => {
      drafts.push(draft);
    },
  };
  const pairing = pairOperations(context);
  noteRemoved(pairing, context);
  for (const [index, pair] of pairing.pairs.entries()) {
    hear?.(index, pairing.pairs.length);
    if (context.schemas.isUnchanged(pair.old.written, pair.new.written)) continue;
    compareServers(pair, context);
    compareSecurity(pair, context);
    compareParameters(pair, context);
    compareRequestBodies(pair, context);
    compareResponses(pair, context);
    noteDeprecated(pair, context);
  }
  noteAdded(pairing, context);
  compareWebhooks(context);
  return grouped(drafts)
    .map((each) => changeOf(each, contracts))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict));
};

const SEVERITIES = {
  breaking: 'error',
  undecided: 'error',
  withdrawn: 'warning',
  safe: 'info',
} as const;

const rank = (verdict: ChangeVerdict): number => CHANGE_VERDICTS.indexOf(verdict);

/** The worst of all. */
export const verdictOf = (
  changes: readonly Pick<Change, 'verdict' | 'waivedBy'>[],
): ChangeVerdict =>
  CHANGE_VERDICTS.find((verdict) =>
    changes.some((each) => each.waivedBy === null && each.verdict === verdict),
  ) ?? 'safe';

const keyOf = ({ kind, verdict, direction, operation, at, title, cause }: Draft): string =>
  JSON.stringify([
    verdict,
    direction,
    kind,
    ...(cause === undefined ? [operation, at, title] : [cause]),
  ]);

/** What has one cause is one change, however many operations it touches. */
const grouped = (drafts: readonly Draft[]): readonly (readonly Draft[])[] => {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(keyOf(draft));
    if (group) group.push(draft);
    else groups.set(keyOf(draft), [draft]);
  }
  return [...groups.values()];
};

const changeOf = (
  drafts: readonly Draft[],
  contracts: { readonly old: Contract; readonly new: Contract },
): Change => {
  const [first] = drafts;
  if (!first) throw new RangeError('a change comes of something');
  const { kind, verdict, direction, operation, title, witness, fix } = first;
  const affected = drafts.flatMap(({ operation: id, at, status }) =>
    id === null ? [] : [{ operation: id, at, ...(status === undefined ? {} : { status }) }],
  );
  return {
    fingerprint: createHash('sha256').update(keyOf(first)).digest('hex').slice(0, 16),
    verdict,
    direction,
    operation,
    operations: [...new Set(affected.map((each) => each.operation))],
    affected,
    kind,
    severity: SEVERITIES[verdict],
    at: first.at,
    title,
    old: placeIn(contracts.old, first.old),
    new: placeIn(contracts.new, first.new),
    witness: witness ?? null,
    hurts: null,
    ...(verdict === 'undecided' && kind !== 'part-unreadable' ? UNDECIDED : KINDS[kind]),
    ...(fix === undefined ? {} : { fix }),
    waivedBy: null,
  };
};

const placeIn = (contract: Contract, pointer: string | undefined): ChangePlace | null => {
  const position = pointer === undefined ? undefined : contract.locate(pointer);
  return pointer === undefined || !position
    ? null
    : { pointer, file: position.file, line: position.line };
};
