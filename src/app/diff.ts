import { changesBetween, READING, verdictOf } from '../changes/diff.js';
import type { Change, ChangeVerdict, DiffReport, Hurt } from '../changes/change.js';
import type { Contract } from '../model/contract.js';
import type { Severity } from '../model/finding.js';
import { loadContract } from '../openapi/load.js';
import { type ChangeWaiver, ChangeWaivers, isOfChange } from '../settings/waivers.js';
import { type Excerpt, excerptAt } from './excerpt.js';
import { withDocument } from './document-source.js';
import { waiversOf } from './waiver-file.js';
import { TOOL_NAME, version } from './packaged.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';
import { textTests } from './text-tests.js';

export { CHANGE_VERDICTS } from '../changes/change.js';
export type { Change, ChangePlace, ChangeVerdict, DiffReport, Hurt } from '../changes/change.js';

/** Two documents were compared. */
export interface Compared {
  readonly kind: 'compared';
  readonly report: DiffReport;
  /** Those of both documents. */
  readonly operations: readonly string[];
  readonly unusedWaivers: readonly ChangeWaiver[];
  /** What the documents say in the places of a change, by its fingerprint. */
  readonly excerpts: ReadonlyMap<string, Excerpts>;
}

export interface Excerpts {
  readonly old?: Excerpt | undefined;
  readonly new?: Excerpt | undefined;
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
  const found = changesBetween(contracts, {
    ...{ tests: textTests, now: time },
    hear: (done, all) => {
      ports.hear({ kind: 'compared', done, all });
    },
  });
  const { severities = {} } = settings.configuration.content;
  const hurtOf = await hurtsOf(contracts, found, settings, ports);
  const changes = found.map((change): Change => ({
    ...change,
    severity: severityOf(change, changeGate, severities),
    hurts: hurtOf(change),
    ...(change.verdict === 'safe' ? { waivedBy: null } : waivers.waive(change.fingerprint)),
  }));
  return {
    kind: 'compared',
    report: reportOf(contracts, changes, verdictOf(changes)),
    operations: [...new Set([contracts.old, contracts.new].flatMap(idsOf))],
    unusedWaivers: waivers.unused(),
    excerpts: new Map(changes.map((change) => [change.fingerprint, excerptOf(change, contracts)])),
  };
};

const idsOf = ({ operations }: Contract): readonly string[] => operations.map(({ id }) => id);

/** What nobody can tell is softened by no setting. */
const severityOf = (
  { kind, verdict, severity }: Change,
  gate: 'breaking' | 'withdrawn',
  severities: Readonly<Record<string, Severity | 'off'>>,
): Severity => {
  const own = Object.hasOwn(severities, kind) ? severities[kind] : undefined;
  // A change is seen whether or not anybody minds it.
  if (own !== undefined && verdict !== 'undecided') return own === 'off' ? 'info' : own;
  return gate === 'withdrawn' && verdict === 'withdrawn' ? 'error' : severity;
};

const excerptOf = (
  { old, new: now }: Change,
  contracts: { readonly old: Contract; readonly new: Contract },
): Excerpts => ({
  ...(old ? { old: excerptAt(contracts.old.tree.root.value, old.pointer) } : {}),
  ...(now ? { new: excerptAt(contracts.new.tree.root.value, now.pointer) } : {}),
});

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
  madeAt: new Date().toISOString(),
  old: old.document,
  new: now.document,
  reading: READING,
  verdict,
  changes,
});
