import type {
  Series,
  FindingState,
  Hole,
  Mark,
  SeriesTrend,
  Slower,
  TrendFinding,
  TrendNight,
  TrendReport,
} from '../../app/outcome.js';
import { counted, VERDICTS } from '../../reporters/_words.js';

/** The day of a time, UTC; of two nights on one day the report has the times. */
export const day = (time: string): string => time.slice(0, 10);

/** `sandbox: run, full, published, institution I, partner P`. */
export const seriesWords = ({ target, ...series }: Series): string => {
  const { command, depth, profile, institution, partner } = series;
  const parts = [
    command,
    ...(depth === null ? [] : [depth]),
    profile,
    ...(institution === null ? [] : [`institution ${institution}`]),
    ...(partner === null ? [] : [`partner ${partner}`]),
  ];
  return `${target}: ${parts.join(', ')}`;
};

export const spanWords = ({ nights }: SeriesTrend): string => {
  const [first, last] = [nights[0], nights.at(-1)];
  return `${counted(nights.length, 'night')} from ${day(first?.start ?? '')} to ${day(last?.start ?? '')}`;
};

/** What the verdict of a night says, and what it stands on. */
export const nightWords = ({ verdict, evidence, findings, narrowedBy }: TrendNight): string => {
  const [seen, all] = evidence.operations;
  const { error, warning, waived } = findings;
  const missing = evidence.missing;
  return [
    VERDICTS[verdict],
    `${seen} of ${all} operations seen`,
    counted(error, 'error'),
    counted(warning, 'warning'),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(missing > 0 ? [`${counted(missing, 'piece')} of evidence missing`] : []),
    ...narrowedBy.map((each) => `narrowed by ${each}`),
  ].join(', ');
};

export const severityOf = ({ severity, waived }: TrendFinding): string =>
  waived ? 'waived' : severity;

export const rateWords = ({ seen, nights }: NonNullable<TrendFinding['rate']>): string =>
  `in ${seen} of ${nights} nights that looked for it`;

/** Since when, and what else there is to say of when. */
export const whenWords = (finding: TrendFinding): string => {
  const { state, since, firstSeen, lastSeen, rate, remark } = finding;
  const rest = {
    new: remark === 'came back' ? `came back, first seen ${day(firstSeen)}` : (remark ?? ''),
    flaky: rate ? rateWords(rate) : '',
    'still failing': firstSeen === since ? '' : `first seen ${day(firstSeen)}`,
    'no longer exercised': `last seen ${day(lastSeen)}`,
    fixed: `last seen ${day(lastSeen)}`,
  }[state];
  return `since ${day(since)}${rest === '' ? '' : `, ${rest}`}`;
};

export const STATES: Readonly<Record<FindingState, string>> = {
  new: 'New',
  flaky: 'Flaky',
  'still failing': 'Still failing',
  'no longer exercised': 'No longer exercised',
  fixed: 'Fixed',
};

const ms = (time: number): string => `${Math.round(time * 10) / 10} ms`;

export const slowerWords = ({ operation, since, before, now }: Slower): string =>
  `${operation}: p95 of ${ms(now)} and more since ${day(since)}, at most ${ms(before)} in the 14 nights before`;

export const markWords = ({ what, name, from, to }: Mark): string => {
  const short = (text: string) => (what === 'document' ? text.slice(0, 12) : text);
  const thing = { document: 'document', suite: 'suite', provider: 'provider', pin: 'pin' }[what];
  return `${thing}${name === null ? '' : ` ${name}`}: ${short(from)} → ${short(to)}`;
};

export const holeWords = ({ from, to, days }: Hole): string =>
  `${from === to ? from : `${from} to ${to}`}: no line (${counted(days, 'day')}); nothing is fixed by it`;

/** Holes and marks in order of time. */
export const timeLine = ({ marks, holes }: SeriesTrend): readonly string[] =>
  [
    ...marks.map((mark) => ({ at: mark.at, words: `${day(mark.at)}: ${markWords(mark)}` })),
    ...holes.map((hole) => ({ at: hole.from, words: holeWords(hole) })),
  ]
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ words }) => words);

/** Those that weigh on a verdict, or would if nobody had waived them. */
export const weighing = ({ findings }: SeriesTrend): readonly TrendFinding[] =>
  findings.filter(({ severity }) => severity !== 'info');

export const restWords = (trend: SeriesTrend): readonly string[] => {
  const notes = trend.findings.length - weighing(trend).length;
  return [
    ...(notes > 0 ? [`${counted(notes, 'note')} in the JSON`] : []),
    ...(trend.leftOut > 0 ? [`${counted(trend.leftOut, 'earlier night')} not told of`] : []),
    ...(trend.fixedLongAgo > 0
      ? [`${counted(trend.fixedLongAgo, 'finding')} fixed more than 14 nights ago`]
      : []),
  ];
};

/** Lines that are no nights, and that are named. */
const NAMED = 10;

export const passedOverWords = (report: TrendReport): readonly string[] => {
  const named = report.passedOver.slice(0, NAMED);
  const more = report.passedOverInAll - named.length;
  return [
    ...named.map(({ line, why }) => `${report.read[0] ?? ''}, line ${line}: ${why}`),
    ...(more > 0 ? [`and ${counted(more, 'more line')}`] : []),
  ];
};
