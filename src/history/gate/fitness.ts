import type { GateReason, RequiredInput } from './report.js';
import { isOfEmbedded, type Report } from '../../model/report.js';
import type { Asked } from './asked.js';

/** What is wrong with an input. */
export type Flaw = Omit<GateReason, 'exit' | 'mend' | 'story'>;

/** Why a report does not speak about what is asked, whatever it found. */
export const flawsOf = (report: Report, required: RequiredInput, asked: Asked): readonly Flaw[] => [
  ...aboutOf(report, required),
  ...documentFlaw(report.document.sha256, asked),
  ...versionFlaw(report, asked),
  ...wholenessOf(report),
  ...narrowingOf(report, required),
  ...evidenceOf(report),
];

const aboutOf = ({ run }: Report, { kind, target, targetUrl }: RequiredInput): readonly Flaw[] => {
  const isOther = kind === undefined ? run.command === 'pact check' : run.command !== kind;
  if (isOther) return [{ code: 'other-kind', what: `it is a report of ${run.command}` }];
  if (run.command === 'pact check') return [];
  if (isOfEmbedded(run))
    return [{ code: 'embedded', what: 'it judges the reference provider, not the vendor' }];
  if (target === undefined) return [];
  // The name may lead elsewhere by now, and one address may have two names.
  const isSame =
    targetUrl !== undefined && run.targetUrl !== null
      ? targetUrl === run.targetUrl
      : target === run.target;
  if (isSame) return [];
  const where = run.targetUrl === null ? run.target : `${run.target} (${run.targetUrl})`;
  return [{ code: 'other-target', what: `it is about ${where}, not about ${target}` }];
};

export const documentFlaw = (sha256: string, { document }: Asked): readonly Flaw[] =>
  sha256 === document.sha256
    ? []
    : [{ code: 'other-document', what: `it is about another document than ${document.path}` }];

const versionFlaw = ({ run }: Report, { providerVersion }: Asked): readonly Flaw[] => {
  const isAsked = providerVersion !== undefined && run.command !== 'pact check';
  if (!isAsked || run.providerVersion === providerVersion) return [];
  const own = run.providerVersion === null ? 'no version' : `version ${run.providerVersion}`;
  return [
    {
      code: 'other-provider-version',
      what: `it names ${own} of the provider, not ${providerVersion}`,
    },
  ];
};

const wholenessOf = ({ run }: Report): readonly Flaw[] => [
  ...(run.shard === null
    ? []
    : [{ code: 'shard', what: `it is the shard ${run.shard} of a run, not the whole` } as const]),
  ...(run.cutShort === undefined
    ? []
    : [{ code: 'interrupted', what: `it did not come to its end: ${run.cutShort}` } as const]),
];

const narrowingOf = ({ run, summary }: Report, { allows }: RequiredInput): readonly Flaw[] => {
  const isAllowed = (what: string) =>
    allows.some((each) => what === each || what.startsWith(`${each} `));
  const excluded = summary.evidence.excluded.map(
    (each) => `exclude ${each.split(' ', 1)[0] ?? ''}`,
  );
  const all = [...new Set([...run.narrowedBy, ...excluded])];
  const beyond = all.filter((what) => !isAllowed(what));
  return beyond.length === 0
    ? []
    : [{ code: 'narrowed', what: `it left something out: ${beyond.join('; ')}` }];
};

const NAMED = 3;

const evidenceOf = ({ verdict, reason, summary, checks, run }: Report): readonly Flaw[] => {
  const { missing } = summary.evidence;
  if (missing.length > 0) {
    const more = missing.length > NAMED ? ` (and ${missing.length - NAMED} more)` : '';
    const what = `evidence is missing: ${missing.slice(0, NAMED).join('; ')}${more}`;
    return [{ code: 'without-evidence', what }];
  }
  if (verdict === 'could-not-tell' && run.cutShort === undefined)
    return [{ code: 'without-evidence', what: reason }];
  // A report that fails says nothing of this: what failed may be waived by now.
  const isJudged = checks.some(
    ({ severity, ledger, pass, fail }) =>
      severity === 'error' && ledger !== 'gap' && pass + fail > 0,
  );
  return isJudged || verdict === 'could-not-tell'
    ? []
    : [{ code: 'without-evidence', what: 'no check of severity error judged anything' }];
};
