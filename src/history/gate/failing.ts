import type { Comparison } from '../compared.js';
import { type Finding, isAtLeast } from '../../model/finding.js';
import type { FindingStory, GateReason } from './report.js';
import type { Report } from '../../model/report.js';
import type { Waived } from '../../model/waiver.js';
import type { Asked } from './asked.js';
import { waiving } from './commands.js';
import { storiesOf } from './story.js';

/** What is wrong, and how much of it is waived. */
export interface Failing {
  readonly reasons: readonly GateReason[];
  readonly waived: number;
}

/** Checks on the waivers themselves: their findings are about those of the run. */
const OF_WAIVERS = new Set(['waiver-is-used', 'waiver-is-not-about-to-expire']);

/** What fails in a report, judged anew: by the waivers, the severities and the day of the gate. */
export const failingIn = (file: string, report: Report, asked: Asked): Failing => {
  const { run, findings } = report;
  const { waive, remarks } = asked.waiversAt(run.target);
  let waived = 0;
  const open: Finding[] = [];
  for (const old of findings) {
    if (old.ledger === 'gap' || (OF_WAIVERS.has(old.check) && !remarks(old))) continue;
    const finding = { ...old, severity: asked.severityOf(old) };
    const { shape = finding.actual } = finding;
    // What is about the configuration, or sums up others, no waiver is about.
    const isOwn = finding.exchanges.length > 0 && finding.at !== 'run';
    const { waivedBy, notWaived }: Waived = isOwn
      ? waive({ ...finding, shape })
      : { waivedBy: null };
    if (waivedBy !== null) waived += 1;
    else if (isAtLeast(finding.severity, asked.gate))
      open.push(notWaived === undefined ? finding : { ...finding, notWaived });
  }
  const storyOf = open.length === 0 ? () => null : storiesOf(report, asked.nights());
  const reasons = open.map((each) => reasonOf(file, each, storyOf(each.fingerprint)));
  return { reasons, waived };
};

const reasonOf = (file: string, finding: Finding, story: FindingStory | null): GateReason => {
  const { operation, at, expected, actual, check, fingerprint, notWaived, exchanges, fix } =
    finding;
  const what = `${check} on ${operation ?? 'no operation'} at ${at}: expected ${expected}, got ${actual}`;
  return {
    code: 'failing',
    exit: 1,
    what: notWaived === undefined ? what : `${what}; ${notWaived}`,
    mend: exchanges.length > 0 ? waiving(file, fingerprint) : fix,
    story,
  };
};

/** What breaks, and what nobody can decide, by the waivers and the day of the gate. */
export const failingChanges = (file: string, { changes }: Comparison, asked: Asked): Failing => {
  const open = changes.filter(({ verdict }) => verdict === 'breaking' || verdict === 'undecided');
  const ruled = open.map((change) => ({ change, ruling: asked.waiveChange(change) }));
  const left = ruled.filter(({ ruling }) => ruling.waivedBy === null);
  const reasons = left.map(({ change, ruling }): GateReason => {
    const { verdict, title, operation, at, fingerprint } = change;
    const what = `${verdict}: ${title} (${operation ?? 'no operation'} at ${at})`;
    return {
      ...(verdict === 'breaking'
        ? ({ code: 'breaking', exit: 1 } as const)
        : ({ code: 'undecided', exit: 3 } as const)),
      what: ruling.notWaived === undefined ? what : `${what}; ${ruling.notWaived}`,
      mend: waiving(file, fingerprint),
      story: null,
    };
  });
  return { reasons, waived: open.length - left.length };
};
