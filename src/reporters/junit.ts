import { xml, xmlLines } from './_escape.js';
import { fails, LEDGERS, type Finding } from '../model/finding.js';
import type { PactResult } from '../model/pact/pact.js';
import type { CheckTally, Report } from '../model/report.js';
import { defineReporter } from '../model/reporter.js';
import { causesOf } from './_causes.js';
import { idleChecks, reasonsOf } from './_reasons.js';
import { interactionName, reasonOf, times, VERDICTS } from './_words.js';

/** Findings and characters that one case tells; every other format tells all. */
const TOLD = 20;
const TEXT = 16_000;

interface Case {
  readonly ledger: string;
  readonly check: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly message: string;
  readonly text: string;
  /** Default: none of its own, for one exchange is judged by all checks at once. */
  readonly seconds?: number;
}

/** What is told of a check that has no ledger of its own and no finding. */
const NO_LEDGER = 'checks';

const casesOf = (report: Report): readonly Case[] => {
  const findings = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const group = findings.get(finding.check);
    if (group) group.push(finding);
    else findings.set(finding.check, [finding]);
  }
  const tallied = new Set(report.checks.map(({ check }) => check));
  const alone = [...findings.keys()].filter((check) => !tallied.has(check));
  return [
    ...report.checks.flatMap((tally) =>
      casesOfCheck(report, tally.check, findings.get(tally.check) ?? [], tally),
    ),
    ...alone.flatMap((check) => casesOfCheck(report, check, findings.get(check) ?? [], undefined)),
  ];
};

/** One case, or one for each cause that fails. */
const casesOfCheck = (
  report: Report,
  check: string,
  all: readonly Finding[],
  tally: CheckTally | undefined,
): readonly Case[] => {
  const failing = all.filter((finding) => fails(finding, report.run.gate));
  const ledger = tally?.ledger ?? all[0]?.ledger ?? NO_LEDGER;
  if (failing.length > 0)
    return causesOf(failing).map(({ findings }, index) => ({
      ledger,
      check: index === 0 ? check : `${check} (${index + 1})`,
      outcome: 'failed',
      message: messageOf(findings[0], findings.length),
      text: findings.slice(0, TOLD).map(account).join('\n\n'),
    }));
  const skipped = tally && whySkipped(tally);
  const text = all.slice(0, TOLD).map(account).join('\n\n');
  if (skipped !== undefined) return [{ ledger, check, outcome: 'skipped', message: skipped, text }];
  return [{ ledger, check, outcome: 'passed', message: '', text }];
};

/** What a build server shows first: what was seen, and the rule that it breaks. */
const messageOf = (finding: Finding, findings: number): string => {
  const { operation, at, expected, actual, title } = finding;
  const more = findings > 1 ? `, and ${findings - 1} more` : '';
  return `${operation ?? 'no operation'} ${at}: expected ${expected}, got ${actual}${more}. Rule: ${title}`;
};

/** Why a check has no verdict of its own: it could never tell, or had nothing to judge. */
const whySkipped = (tally: CheckTally): string | undefined => {
  if (tally.pass + tally.fail > 0) return undefined;
  const told = tally.couldNotTell > 0;
  const reasons = told ? reasonsOf([tally], 'could-not-tell') : idleChecks([tally]);
  const words = reasons.slice(0, 5).map(({ because }) => because);
  return `${told ? 'could not tell' : 'nothing to judge'}: ${words.join('; ')}`;
};

const account = (finding: Finding): string =>
  [
    `${finding.severity}: ${finding.title}`,
    `where     ${finding.operation ?? 'no operation'} ${finding.at} (${times(finding.count)})`,
    `expected  ${finding.expected}`,
    `actual    ${finding.actual}`,
    `clause    ${finding.clause}${finding.position ? ` (${finding.position.file}:${finding.position.line})` : ''}`,
    `why       ${finding.why}`,
    `fix       ${finding.fix}`,
    `again     ${finding.curl}`,
    ...(finding.notWaived === undefined ? [] : [`waiver    ${finding.notWaived}`]),
  ].join('\n');

const count = (cases: readonly Case[], outcome: Case['outcome']): number =>
  cases.filter((each) => each.outcome === outcome).length;

const caseXml = ({ ledger, check, outcome, message, text, seconds = 0 }: Case): string => {
  const start = `    <testcase classname="${xml(ledger)}" name="${xml(check)}" time="${timeOf(seconds)}"`;
  const account = xmlLines(text, TEXT);
  if (outcome === 'failed') {
    return `${start}>\n      <failure type="finding" message="${xml(message)}">${account}</failure>\n    </testcase>`;
  }
  const output = text === '' ? '' : `\n      <system-out>${account}</system-out>`;
  const skipped = outcome === 'skipped' ? `\n      <skipped>${xml(message)}</skipped>` : '';
  return skipped + output === '' ? `${start}/>` : `${start}>${skipped}${output}\n    </testcase>`;
};

const timeOf = (seconds: number): string => (seconds === 0 ? '0' : seconds.toFixed(3));

/** The time of a suite is that of its cases: viewers add them up. */
const suiteXml = (report: Report, name: string, cases: readonly Case[]): string => {
  const seconds = cases.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  const counts = `tests="${cases.length}" failures="${count(cases, 'failed')}" errors="0" skipped="${count(cases, 'skipped')}"`;
  const when = `time="${timeOf(seconds)}" timestamp="${xml(report.run.startedAt)}"`;
  return `  <testsuite name="${xml(name)}" ${counts} ${when}>\n${cases.map(caseXml).join('\n')}\n  </testsuite>`;
};

const sentenceOf = (report: Report): string => `${VERDICTS[report.verdict]}: ${reasonOf(report)}`;

/**
 * The verdict as a case: a run that could not tell has no failing check, and is not green either. Where others fail,
 * it is no failure more.
 */
const verdictCase = (report: Report, isTold: boolean): Case => ({
  ledger: 'run',
  check: 'verdict',
  outcome: report.verdict === 'conforms' ? 'passed' : isTold ? 'skipped' : 'failed',
  seconds: report.run.durationMs / 1000,
  message: sentenceOf(report),
  text: [sentenceOf(report), ...report.summary.evidence.missing].join('\n'),
});

/** The interactions of a pact: a pending one that fails fails no build. */
const pactSuite = ({ consumer, provider, interactions, pending, unread }: PactResult) => {
  const name = `${consumer} → ${provider}`;
  const cases = interactions.map((result): Case => {
    const { outcome, reason } = result;
    const common = { ledger: 'pact', check: interactionName(result), text: reason };
    if (outcome === 'verified') return { ...common, outcome: 'passed', message: '' };
    if (outcome === 'failed' && !pending) return { ...common, outcome: 'failed', message: reason };
    return { ...common, outcome: 'skipped', message: `${pending ? 'pending: ' : ''}${reason}` };
  });
  if (unread !== undefined) {
    const outcome = pending ? 'skipped' : 'failed';
    cases.push({ ledger: 'pact', check: 'read', outcome, message: unread, text: unread });
  }
  return [name, cases] as const;
};

const render = (report: Report): string => {
  const cases = casesOf(report);
  const suites = [...LEDGERS, NO_LEDGER]
    .map((ledger) => [ledger, cases.filter((each) => each.ledger === ledger)] as const)
    .filter(([, all]) => all.length > 0);
  const pacts = (report.pacts ?? []).map(pactSuite).filter(([, each]) => each.length > 0);
  const isTold = [...pacts, ...suites].some(([, each]) => count(each, 'failed') > 0);
  const all = [['run', [verdictCase(report, isTold)]] as const, ...pacts, ...suites];
  const total = all.flatMap(([, each]) => each);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(report.document.title)}" tests="${total.length}" failures="${count(total, 'failed')}" errors="0">`,
    ...all.map(([name, each]) => suiteXml(report, name, each)),
    '</testsuites>\n',
  ].join('\n');
};

/** One suite a ledger, one case a check: what build servers show. */
export default defineReporter({
  name: 'junit',
  title: 'test results for a build server',
  file: 'junit.xml',
  render,
});
