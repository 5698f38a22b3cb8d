import {
  type Trended,
  FINDING_STATES,
  type SeriesTrend,
  type TrendFinding,
} from '../../app/outcome.js';
import { terminal } from '../../model/escape.js';
import {
  day,
  nightWords,
  passedOverWords,
  restWords,
  seriesWords,
  severityOf,
  slowerWords,
  spanWords,
  STATES,
  timeLine,
  weighing,
  whenWords,
} from './trend-words.js';

/** Nights that are listed one by one. */
const LISTED = 14;
const FINDINGS = 100;

/** The story as text, a series after the other. */
export const trendConsole = ({ report }: Trended): string =>
  [...report.series.map(seriesText), passedOverText(passedOverWords(report))]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const seriesText = (trend: SeriesTrend): string => {
  const own = weighing(trend);
  const states = FINDING_STATES.map((state) =>
    block(STATES[state], own.filter((each) => each.state === state).map(findingLine)),
  );
  const nights = trend.nights
    .slice(-LISTED)
    .map((night) => `${day(night.start)}  ${nightWords(night)}`);
  return [
    terminal(seriesWords(trend.series)),
    spanWords(trend),
    ...states,
    block('Slower', trend.slower.map(slowerWords)),
    block('The line of time', timeLine(trend)),
    block('Nights', nights),
    block('Besides', restWords(trend)),
  ]
    .filter((part) => part !== '')
    .join('\n');
};

const block = (title: string, lines: readonly string[]): string => {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, FINDINGS).map((line) => `  ${terminal(line)}`);
  const more = lines.length - shown.length;
  return [title, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
};

const findingLine = (finding: TrendFinding): string => {
  const { check, operation, fingerprint } = finding;
  return `${severityOf(finding).padEnd(7)}  ${check}  ${operation ?? 'no operation'}  ${whenWords(finding)}  ${fingerprint}`;
};

const passedOverText = (lines: readonly string[]): string => block('Passed over', lines);
