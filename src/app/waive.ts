import { existsSync } from 'node:fs';
import { claims } from '../checks/index.js';
import { readReportFile } from '../history/report-file.js';
import type { ComparedChange, Comparison } from '../history/compared.js';
import { steadyPlace } from '../engine/steady.js';
import { appError } from './errors.js';
import { isOfEmbedded, type Report } from '../model/report.js';
import { loadConfiguration } from '../settings/configuration.js';
import { addWaivers, type Entry, removeWaivers } from '../settings/edit-waivers.js';
import {
  type ChangeWaiver,
  ChangeWaivers,
  end,
  isOfChange,
  isOfCheck,
  isOver,
  Waivers,
} from '../settings/waivers.js';
import { REPORT_SCHEMAS } from './packaged.js';
import type { Ports } from './ports.js';
import { redactorFor } from './redactor.js';
import type { Settings } from './settings.js';
import { chosenChanges, chosenFindings, entryOf, type Terms } from './waivable.js';
import { waiverFileOf, waiversOf } from './waiver-file.js';
import { UNUSED, unusedFingerprint } from './waiver-remarks.js';

type Values = Settings<'waive'>['values'];

/** Findings were waived for a time. */
export interface WaiversEdited {
  readonly kind: 'waived';
  readonly file: string;
  readonly added: readonly Entry[];
  /** How many of the chosen findings were waived already. */
  readonly already: number;
  readonly removed: readonly Entry[];
  /** What was not seen, and no waiver stands in for. */
  readonly missing: readonly string[];
}

/**
 * Writes the findings of a report into the file of waivers. Throws a `ConformanceError` of exit 2.
 * @param named the report; none where waivers are only taken out
 * @param now milliseconds since the epoch
 */
export const waive = (
  named: string | undefined,
  settings: Settings<'waive'>,
  ports: Ports,
  now = Date.now(),
): WaiversEdited => {
  const { values } = settings;
  const file = waiverFileOf(settings);
  const terms = termsOf(values, now);
  const report = named === undefined ? undefined : reportIn(named, values);
  if (!terms && !values.prune) throw nothingAsked();
  if (terms && !report)
    throw appError('usage', 'waive needs the report whose findings it is to waive');
  const own = settingsAllowMissing(settings, ports);
  const pruned = values.prune ? prunable(file, report, ports, now) : [];
  const { added, already } =
    terms && report
      ? missingEntries(report, values, terms, { entries: without(own, pruned), now })
      : { added: [], already: 0 };
  if (redactorFor(ports).leaks(JSON.stringify(added)))
    throw appError('secret-in-output', 'the waivers would hold a secret');
  removeWaivers(file, new Set(pruned.map(({ position }) => position)));
  addWaivers(file, added);
  const missing = report && 'summary' in report ? report.summary.evidence.missing : [];
  return {
    kind: 'waived',
    file,
    added,
    already,
    removed: pruned.map(({ entry }) => entry),
    missing,
  };
};

const nothingAsked = () =>
  appError('usage', 'nothing is said of what to waive', {
    next: 'name --fingerprint, --check, --operation or --all, with --owner, --reason and --expires; or --prune',
  });

/** Where the file is to be made it need not be there. */
const settingsAllowMissing = (settings: Settings<'waive'>, { env }: Ports): readonly Entry[] => {
  const { values } = settings;
  const isThere = values.waivers === undefined || existsSync(values.waivers);
  return waiversOf(
    isThere ? settings : { ...settings, values: { ...values, waivers: undefined } },
    env,
  );
};

const without = (entries: readonly Entry[], gone: readonly Placed[]): readonly Entry[] => {
  const texts = new Set(gone.map(({ entry }) => JSON.stringify(entry)));
  return entries.filter((each) => !texts.has(JSON.stringify(each)));
};

/** Owner, reason and last day; undefined where nothing is to be waived. Throws `usage`. */
const termsOf = (values: Values, now: number): Terms | undefined => {
  const { owner, reason, expires, all } = values;
  const narrowed = [values.waivedFingerprints, values.waivedChecks, values.waivedOperations];
  const isNarrowed = narrowed.some((each) => each !== undefined);
  if (all && isNarrowed)
    throw appError('usage', '--all and a choice of findings contradict each other');
  if (!all && !isNarrowed) {
    if ([owner, reason, expires].some((each) => each !== undefined)) throw nothingAsked();
    return undefined;
  }
  if (owner === undefined || reason === undefined || expires === undefined)
    throw appError('usage', 'a waiver needs --owner, --reason and --expires');
  if (Number.isNaN(end({ expires })) || isOver({ expires }, now))
    throw appError('usage', `${expires} is no day, or over`, {
      next: 'name the last day on which it is to be waived, such as 2027-01-31',
    });
  return { owner, reason, expires };
};

/** Throws `file-not-found`, `report-invalid`, `report-embedded`, `usage`. */
const reportIn = (file: string, { waivedTarget }: Values): Report | Comparison => {
  const read = readReportFile(file, REPORT_SCHEMAS);
  if (read.kind === 'missing') throw appError('file-not-found', `there is no file ${file}`);
  if (read.kind === 'unreadable')
    throw appError('report-invalid', `${file}: ${read.why}`, {
      next: 'name a report.json of this tool, or the JSON of diff',
    });
  const run = read.kind === 'report' ? read.report.run : undefined;
  if (run && isOfEmbedded(run))
    throw appError(
      'report-embedded',
      `${file} judges the reference provider that ships with the suite, not the vendor's`,
    );
  if (waivedTarget !== undefined && waivedTarget !== run?.target)
    throw appError('usage', `${file} is of another target than ${waivedTarget}`);
  return read.report;
};

interface Present {
  readonly entries: readonly Entry[];
  readonly now: number;
}

const missingEntries = (
  report: Report | Comparison,
  values: Values,
  terms: Terms,
  present: Present,
): Pick<WaiversEdited, 'added' | 'already'> =>
  'changes' in report
    ? ofChanges(chosenChanges(report, values), terms, present)
    : ofFindings(report, values, terms, present);

const ofFindings = (report: Report, values: Values, terms: Terms, { entries, now }: Present) => {
  const { target } = report.run;
  const chosen = chosenFindings(report, values);
  const waivers = new Waivers(entries.filter(isOfCheck), { now, target, steadyPlace });
  const open = chosen.filter((each) => waivers.waive(each).waivedBy === null);
  const stranger = open.find(
    ({ check, own }) => own === undefined && claims.every(({ id }) => id !== check),
  );
  if (stranger)
    throw appError('unknown-check', `there is no check "${stranger.check}" any more`, {
      next: 'judge again with this version of the suite, and waive what it finds',
    });
  const made = open.map((each) => entryOf(each, terms, values.waivedTarget));
  const added = [...new Map(made.map((each) => [JSON.stringify(each), each])).values()];
  return { added, already: chosen.length - open.length };
};

const ofChanges = (chosen: readonly ComparedChange[], terms: Terms, { entries, now }: Present) => {
  const waivers = new ChangeWaivers(entries.filter(isOfChange), { now });
  const open = chosen.filter((each) => waivers.waive(each.fingerprint).waivedBy === null);
  const added = open.map(({ fingerprint }): ChangeWaiver => ({ change: fingerprint, ...terms }));
  return { added, already: chosen.length - open.length };
};

interface Placed {
  readonly entry: Entry;
  /** In its file. */
  readonly position: number;
}

/** What has expired, and what the report says waived nothing. */
const prunable = (
  file: string,
  report: Report | Comparison | undefined,
  { env }: Ports,
  now: number,
): readonly Placed[] => {
  if (!existsSync(file)) return [];
  const entries = loadConfiguration({ file, env }).content.waivers ?? [];
  const isUnused = unusedIn(report);
  return entries.flatMap((entry, position) =>
    isOver(entry, now) || isUnused(entry) ? [{ entry, position }] : [],
  );
};

const unusedIn = (report: Report | Comparison | undefined): ((entry: Entry) => boolean) => {
  if (!report) return () => false;
  if ('changes' in report) {
    const changes = new Set(report.changes.map(({ fingerprint }) => fingerprint));
    return (entry) => isOfChange(entry) && !changes.has(entry.change);
  }
  const remarks = report.findings.filter(({ check }) => check === UNUSED);
  const unused = new Set(remarks.map(({ fingerprint }) => fingerprint));
  return (entry) => isOfCheck(entry) && unused.has(unusedFingerprint(entry));
};
