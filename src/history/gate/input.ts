import type { Comparison } from '../compared.js';
import type { GateInput, GateReason, RequiredInput } from './report.js';
import type { Report } from '../../model/report.js';
import type { ReportFile } from '../report-file.js';
import { ageOf, comparedAt, reportedAt } from './age.js';
import type { Asked } from './asked.js';
import { making } from './commands.js';
import { failingChanges, failingIn } from './failing.js';
import { documentFlaw, type Flaw, flawsOf } from './fitness.js';

const HOUR = 3_600_000;

/** What the gate makes of one input. */
export const inputOf = (required: RequiredInput, file: ReportFile, asked: Asked): GateInput => {
  const untold = (what: Flaw) =>
    ({ ...what, exit: 3, mend: making(required, asked), story: null }) as const;
  const bare: GateInput = {
    file: required.file,
    kind: required.kind ?? null,
    target: required.target ?? null,
    from: null,
    ageHours: null,
    maxAgeHours: required.maxAgeMs / HOUR,
    seen: '',
    waived: 0,
    reasons: [],
  };
  const unread = unreadOf(required, file);
  if (unread) return { ...bare, reasons: [untold(unread)] };
  if (file.kind === 'diff') return { ...bare, ...ofDiff(file.report, required, asked, untold) };
  if (file.kind === 'report') return { ...bare, ...ofReport(file.report, required, asked, untold) };
  return bare;
};

type Tell = (what: Flaw) => GateReason;

const unreadOf = ({ kind }: RequiredInput, file: ReportFile): Flaw | undefined => {
  if (file.kind === 'missing') return { code: 'missing', what: 'there is no such file' };
  if (file.kind === 'unreadable') return { code: 'unreadable', what: file.why };
  if ((file.kind === 'diff') === (kind === 'diff')) return undefined;
  const what = file.kind === 'diff' ? 'it is a report of diff' : 'it is no report of diff';
  return { code: 'other-kind', what };
};

const ofReport = (report: Report, required: RequiredInput, asked: Asked, tell: Tell) => {
  const { run, summary } = report;
  const { operations, statuses, content } = summary.evidence;
  const { reasons, waived } = failingIn(required.file, report, asked);
  const aged = agedOf(reportedAt(report), required, asked);
  return {
    ...aged.age,
    kind: run.command,
    target: run.command === 'pact check' ? null : run.target,
    seen: `${summary.exchanges} exchanges; ${operations} operations served, ${statuses[0]} of ${statuses[1]} documented statuses, the content of ${content[0]} of ${content[1]} answers`,
    waived,
    reasons: [...reasons, ...[...aged.flaws, ...flawsOf(report, required, asked)].map(tell)],
  };
};

const ofDiff = (report: Comparison, required: RequiredInput, asked: Asked, tell: Tell) => {
  const { reasons, waived } = failingChanges(required.file, report, asked);
  const aged = agedOf(comparedAt(report), required, asked);
  return {
    ...aged.age,
    kind: 'diff' as const,
    target: null,
    seen: `${report.changes.length} changes from version ${report.old.version} to ${report.new.version}`,
    waived,
    reasons: [...reasons, ...[...aged.flaws, ...documentFlaw(report.new.sha256, asked)].map(tell)],
  };
};

const agedOf = (from: string, { maxAgeMs }: RequiredInput, { now }: Asked) => {
  const age = ageOf(from, now);
  if (age.kind === 'none') {
    const flaw: Flaw = { code: 'time-to-come', what: `${from} is a time to come` };
    return { age: { from, ageHours: null }, flaws: [flaw] };
  }
  const hours = Math.round((age.ms / HOUR) * 10) / 10;
  const old: Flaw = {
    code: 'too-old',
    what: `what it judged is ${hours} hours old, and may be ${maxAgeMs / HOUR}`,
  };
  return { age: { from, ageHours: hours }, flaws: age.ms > maxAgeMs ? [old] : [] };
};
