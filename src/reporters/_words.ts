import type { InteractionName } from '../model/pact/pact.js';
import { isOfEmbedded, type Report, type RunVerdict } from '../model/report.js';

/** A count with its noun: `1 error`, `2 errors`, `1,200 errors`. */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? noun : nouns}`;

export const times = (count: number): string => counted(count, 'time');

/** A duration in the unit that suits it; milliseconds in. */
export const duration = (milliseconds: number): string => {
  if (milliseconds < 9.95) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 999.5) return `${milliseconds.toFixed(0)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** A time as people write it; what is no RFC 3339 time in UTC stays as it is. */
export const moment = (time: string): string =>
  time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');

export const VERDICTS: Readonly<Record<RunVerdict, string>> = {
  conforms: 'conforms',
  'does-not-conform': 'does not conform',
  'could-not-tell': 'could not tell',
};

/** Why the verdict is what it is, and what it stands on, in one sentence. */
export const reasonOf = (report: Report): string => {
  const whose = isEmbedded(report) ? 'reference provider: ' : '';
  const word = report.run.vouched ? WORDS[report.run.vouched] : '';
  return `${whose}${ownReason(report).replace(/\.$/, '')}${word}; ${seenInWords(report)}${pendingInWords(report)}${narrowedInWords(report)}`;
};

/** What makes the verdict say less than it might; what left operations out is said with what was seen. */
const narrowedInWords = ({ run: { narrowedBy } }: Report): string => {
  const own = narrowedBy.filter((each) =>
    /^(?:--last-failed$|--checks |--operation |--bail$|severities: off )/.test(each),
  );
  return own.length === 0 ? '' : `; narrowed by ${listed(own)}`;
};

/** What a verdict does not stand on: pending pacts fail nobody but their consumers. */
const pendingInWords = ({ pacts = [] }: Report): string => {
  const pending = pacts.filter((pact) => pact.pending === true);
  if (pending.length === 0) return '';
  const interactions = pending.flatMap((pact) => pact.interactions);
  const good = interactions.filter(({ outcome }) => outcome === 'verified').length;
  const unread = pending.filter((pact) => pact.unread !== undefined).length;
  const rest = unread === 0 ? '' : `, ${counted(unread, 'pact')} could not be read`;
  return `; not decisive: ${counted(pending.length, 'pending pact')}, ${good} of ${counted(interactions.length, 'interaction')} verified${rest}`;
};

/** `seen: 5 of 5 operations, …`: what a verdict stands on. */
const seenInWords = ({ summary: { evidence }, operations }: Report): string => {
  const { statuses, requirements, content, unanswered, excluded } = evidence;
  const seen = [
    share([evidence.operations, operations.length], 'operations'),
    share(statuses, 'documented statuses'),
    share(requirements, 'requirements'),
    `the content of ${share(content, 'answers')}`,
  ];
  const lost = unanswered === 0 ? '' : `; ${counted(unanswered, 'request')} without an answer`;
  const left = excluded.map((each) => `; ${each}`).join('');
  return `seen: ${listed(seen)}${lost}${left}`;
};

const share = ([seen, all]: readonly [number, number], nouns: string): string =>
  `${seen.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} ${nouns}`;
/** What the verdict owes to the word of whoever recorded. */
const WORDS = {
  sole: ', on the word of the caller that the recordings hold every write',
  partial: ', on recordings of which the caller says that requests are missing',
} as const;

const ownReason = ({ verdict, reason, summary }: Report): string => {
  if (verdict !== 'conforms') return reason;
  const { warning } = summary.findings;
  const rest =
    warning === 0 ? 'no error and no warning' : `no error, ${counted(warning, 'warning')}`;
  return `${counted(summary.exchanges, 'exchange')} judged, ${rest}`;
};

/** What must be said of a run against the provider that ships with the suite. */
export const EMBEDDED =
  'The embedded reference provider was judged: this says something of the suite, and nothing of the vendor.';

export const isEmbedded = ({ run }: Report): boolean => isOfEmbedded(run);

/** `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** `2 gaps, 1 note and 3 waived findings`; empty where there is nothing. */
export const folded = ({ gap, info, waived }: Report['summary']['findings']): string => {
  const parts = [
    gap > 0 ? counted(gap, 'gap of the document', 'gaps of the document') : '',
    info > 0 ? counted(info, 'note') : '',
    waived > 0 ? counted(waived, 'waived finding') : '',
  ].filter((part) => part !== '');
  return listed(parts);
};

/** An interaction as its consumer names it, with what is given. */
export const interactionName = ({ description, states }: InteractionName): string =>
  states.length === 0 ? description : `${description} (given ${states.join(', ')})`;
