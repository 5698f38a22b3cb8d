import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../history/history.js';
import { nightOf } from '../history/night.js';
import { trendsOf } from '../history/trend.js';
import { appError } from './errors.js';
import { isSameSeries, type Night, type NightsRead } from '../history/nights.js';
import { isOfEmbedded, type Report } from '../model/report.js';
import type { TrendReport } from '../history/trend-report.js';
import { historyFileOf } from './history.js';
import type { Trended } from './outcome.js';
import { REPORT_SCHEMAS, TOOL_NAME, version } from './packaged.js';
import type { Settings } from './settings.js';

type Values = Settings<'trend'>['values'];

/**
 * Tells the nights of a history, or two reports, as a story; it decides nothing. Throws `usage`,
 * `file-not-found`, `report-invalid`, `history-unusable`.
 * @param files two reports, the older one first; none: the history
 * @param now milliseconds since the epoch
 */
export const trend = async (
  files: readonly string[],
  { values, given }: Settings<'trend'>,
  now = Date.now(),
): Promise<Trended> => {
  if (files.length === 1)
    throw appError('usage', 'trend compares two reports, or the nights of a history');
  return files.length === 0 ? ofHistory(values, given, now) : ofReports(files);
};

const ofHistory = (values: Values, given: ReadonlySet<string>, now: number): Trended => {
  const file = historyFileOf(values);
  const read = readHistory(file, now);
  const target = given.has('target') ? values.storyTarget : undefined;
  const nights = read.nights.filter(
    ({ series }) => target === undefined || series.target === target,
  );
  const report = reportOf([file], { ...read, nights }, now);
  const of = target === undefined ? '' : ` of ${target}`;
  return {
    kind: 'trended',
    report,
    nothing: report.series.some((series) => series.nights.length > 1)
      ? undefined
      : `there are no two nights${of} to compare in ${file}`,
    linked: linkedIn(values.printFolder, report),
  };
};

const reportOf = (
  read: readonly string[],
  { nights, ...rest }: NightsRead,
  now: number | undefined,
): TrendReport => ({
  schemaVersion: '1',
  tool: { name: TOOL_NAME, version: version() },
  read,
  ...rest,
  series: trendsOf(nights, now),
});

const ofReports = async (files: readonly string[]): Promise<Trended> => {
  const reports = await Promise.all(files.map(readReport));
  const nights = reports.map((report) => (isOfEmbedded(report.run) ? undefined : nightOf(report)));
  const nothing = incomparable(files, reports, nights);
  const told = nothing === undefined ? nights.filter((night) => night !== undefined) : [];
  return {
    kind: 'trended',
    report: reportOf(files, { nights: told, passedOver: [], passedOverInAll: 0 }, undefined),
    nothing,
    linked: new Set(),
  };
};

/** What has to be read to know a report is loaded when one is read. */
const readReport = async (file: string): Promise<Report> => {
  const { readReportFile } = await import('../history/report-file.js');
  const read = readReportFile(file, REPORT_SCHEMAS);
  if (read.kind === 'report') return read.report;
  if (read.kind === 'missing') throw appError('file-not-found', `there is no report ${file}`);
  const why = read.kind === 'diff' ? 'it is a report of `diff`' : read.why;
  throw appError('report-invalid', `${file} cannot be compared: ${why}`, {
    next: 'name two files report.json of one series',
  });
};

const incomparable = (
  files: readonly string[],
  reports: readonly Report[],
  [old, now]: readonly (Night | undefined)[],
): string | undefined => {
  const embedded = reports.findIndex(({ run }) => isOfEmbedded(run));
  if (embedded !== -1)
    return `${files[embedded] ?? ''} judges the reference provider, which says nothing of the vendor`;
  if (!old || !now) return 'only reports of run, check and pact verify are nights of a series';
  if (old.run === now.run) return 'it is one report, twice';
  if (Date.parse(old.start) > Date.parse(now.start)) return 'the second report is the older one';
  if (!isSameSeries(old.series, now.series))
    return 'they are of two series: command, target, institution, partner, profile or depth differ';
  return undefined;
};

/** The page of the last report, where it lies beside the page of the trend. */
const linkedIn = (folder: string | undefined, { series }: TrendReport): ReadonlySet<string> => {
  const [first] = series;
  const page = folder === undefined ? undefined : join(folder, 'report.html');
  if (!first || page === undefined || !existsSync(page)) return new Set();
  const text = readFileSync(page, 'utf8');
  if (!text.includes(`run ${first.nights.at(-1)?.run ?? ''}<`)) return new Set();
  const fingerprints = first.findings.map(({ fingerprint }) => fingerprint);
  return new Set(fingerprints.filter((each) => text.includes(`id="f-${each}"`)));
};
