import { changesBetween, READING, verdictOf } from '../changes/diff.js';
import type { Change, ChangeVerdict, DiffReport, Hurt } from '../model/change.js';
import type { Contract } from '../model/contract.js';
import { valueAt } from '../model/json/pointer.js';
import { loadContract } from '../openapi/load.js';
import { type ChangeWaiver, ChangeWaivers, isOfChange } from '../settings/waivers.js';
import { withDocument } from './document-source.js';
import { waiversOf } from './waiver-file.js';
import { TOOL_NAME, version } from './packaged.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { textTests } from './text-tests.js';

/** Characters of a document that are shown around a change. */
const MAX_EXCERPT = 1_500;

/** Two documents were compared. */
export interface Compared {
  readonly kind: 'compared';
  readonly report: DiffReport;
  /** The least verdict that fails. */
  readonly gate: 'breaking' | 'withdrawn';
  readonly unusedWaivers: readonly ChangeWaiver[];
  /** What the documents say in the places of a change, by its fingerprint. */
  readonly excerpts: ReadonlyMap<string, Excerpt>;
}

interface Excerpt {
  readonly old?: string;
  readonly new?: string;
}

/** Compares two documents: files, `-`, or `REVISION:PATH` of git. */
export const diff = async (
  old: string,
  now: string,
  settings: Settings<'diff'>,
  ports: Ports,
): Promise<Compared> => {
  const { changeGate } = settings.values;
  const time = Date.now();
  const waivers = new ChangeWaivers(waiversOf(settings, ports.env).filter(isOfChange), {
    now: time,
  });
  const contracts = { old: await load(old), new: await load(now) };
  const found = changesBetween(contracts, { tests: textTests, now: time });
  const hurtOf = await hurtsOf(contracts, found, settings, ports);
  const changes = found.map((change): Change => ({
    ...change,
    hurts: hurtOf(change),
    ...(change.verdict === 'safe' ? { waivedBy: null } : waivers.waive(change.fingerprint)),
  }));
  return {
    kind: 'compared',
    report: reportOf(contracts, changes, verdictOf(changes)),
    gate: changeGate,
    unusedWaivers: waivers.unused(),
    excerpts: new Map(changes.map((change) => [change.fingerprint, excerptOf(change, contracts)])),
  };
};

const excerptOf = (
  { old, new: now }: Change,
  contracts: { readonly old: Contract; readonly new: Contract },
): Excerpt => ({
  ...(old ? { old: written(contracts.old, old.pointer) } : {}),
  ...(now ? { new: written(contracts.new, now.pointer) } : {}),
});

/** What stands around a place, without what lies further down. */
const written = ({ tree }: Contract, pointer: string): string => {
  const around = pointer.startsWith('#/') ? pointer.slice(1, pointer.lastIndexOf('/')) : '';
  if (around === '') return pointer;
  return JSON.stringify(valueAt(tree.root.value, around), null, 2).slice(0, MAX_EXCERPT);
};

/** Whom a change hurts; what reads pacts and recordings is loaded where there are any. */
const hurtsOf = async (
  contracts: { readonly old: Contract; readonly new: Contract },
  changes: readonly Change[],
  { values }: Settings<'diff'>,
  ports: Ports,
): Promise<(change: Change) => Hurt | null> => {
  if (values.hurtPacts === undefined && values.traffic === undefined) return () => null;
  const hurts = await (await import('./hurts.js')).hurtBy(contracts, changes, values, ports);
  return (change) => hurts.of(change);
};

const load = (named: string): Promise<Contract> =>
  withDocument(named, (file) =>
    loadContract({
      file,
      profile: 'published',
      displayPath: named === '-' ? 'standard input' : named,
    }),
  );

const reportOf = (
  { old, new: now }: { readonly old: Contract; readonly new: Contract },
  changes: readonly Change[],
  verdict: ChangeVerdict,
): DiffReport => ({
  schemaVersion: '1',
  tool: { name: TOOL_NAME, version: version() },
  old: old.document,
  new: now.document,
  reading: READING,
  verdict,
  changes,
});
