import { join } from 'node:path';
import { readReportFile } from '../history/report-file.js';
import { appError } from './errors.js';
import { fails } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { REPORT_SCHEMAS } from './packaged.js';
import type { Settings } from './settings.js';

/**
 * The settings of a run of what failed in the last one of the same target: its probes, its operations, its seed and its
 * depth, but for what the caller says. Throws `usage`, `file-not-found`, `report-invalid`, `nothing-failed`.
 */
export const ofLastFailed = (settings: Settings<'run'>): Settings<'run'> => {
  const { values, given } = settings;
  if (!values.lastFailed) return settings;
  const report = lastOf(values);
  const failed = failedIn(report, values.gate);
  const own = {
    probes: failed.probes,
    operation: failed.operations,
    seed: report.run.seed,
    depth: report.run.depth ?? values.depth,
  };
  const taken = Object.entries(own).filter(([name]) => !given.has(name));
  return { ...settings, values: { ...values, ...Object.fromEntries(taken) } };
};

const lastOf = ({ reports, target }: Settings<'run'>['values']): Report => {
  const file = join(reports, 'report.json');
  const read = readReportFile(file, REPORT_SCHEMAS);
  if (read.kind === 'missing')
    throw appError('file-not-found', `there is no last report: ${file}`, {
      next: 'run once without --last-failed, with the format json; or name the folder with --reports',
    });
  if (read.kind === 'unreadable') throw appError('report-invalid', `${file}: ${read.why}`);
  const about = read.kind === 'report' ? read.report.run : undefined;
  if (read.kind !== 'report' || about?.command !== 'run' || about.target !== target)
    throw appError(
      'usage',
      `${file} is no report of a run of ${target}${about ? `, but of ${about.command} ${about.target}` : ''}`,
      { next: 'name the folder of its reports with --reports, or leave out --last-failed' },
    );
  return read.report;
};

interface Failed {
  /** Undefined: nobody knows which. */
  readonly probes: readonly string[] | undefined;
  /** Undefined: something is of no operation. */
  readonly operations: readonly string[] | undefined;
}

/** Throws `nothing-failed`. */
const failedIn = (report: Report, gate: 'error' | 'warning'): Failed => {
  const findings = report.findings.filter((finding) => fails(finding, gate));
  const unended = report.probes.filter(({ isMissing }) => isMissing).map(({ id }) => id);
  if (findings.length === 0 && unended.length === 0)
    throw appError('nothing-failed', `nothing failed in the last run of ${report.run.target}`);
  const byExchange = new Map(report.evidence.map(({ id, probe }) => [id, probe]));
  const seen = findings.flatMap(({ exchanges }) =>
    exchanges.flatMap((id) => byExchange.get(id) ?? []),
  );
  const probes = [...new Set([...seen, ...unended])].sort();
  const operations = new Set(findings.map(({ operation }) => operation));
  const isKnown = unended.length === 0 && !operations.has(null);
  return {
    probes: probes.length > 0 ? probes : undefined,
    operations: isKnown ? [...operations].filter((id) => id !== null).sort() : undefined,
  };
};
