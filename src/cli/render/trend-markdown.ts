import {
  type Trended,
  FINDING_STATES,
  type SeriesTrend,
  type TrendFinding,
} from '../../app/outcome.js';
import { markdown } from '../../reporters/_escape.js';
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

const ROWS = 50;
const NIGHTS = 14;

/** The story for a step summary or a comment. */
export const trendMarkdown = ({ report }: Trended): string =>
  ['# Trend', ...report.series.map(seriesMarkdown), list('Passed over', passedOverWords(report))]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');

const seriesMarkdown = (trend: SeriesTrend): string => {
  const own = weighing(trend);
  const last = trend.nights.at(-1);
  const nights = trend.nights.slice(-NIGHTS).map((night) => [day(night.start), nightWords(night)]);
  return [
    `## ${markdown(seriesWords(trend.series))}`,
    `${spanWords(trend)}. Last night: ${markdown(last ? nightWords(last) : '')}.`,
    ...FINDING_STATES.map((state) =>
      findings(
        STATES[state],
        own.filter((each) => each.state === state),
      ),
    ),
    list('Slower', trend.slower.map(slowerWords)),
    list('The line of time', timeLine(trend)),
    table('Nights', ['night', 'verdict and evidence'], nights),
    list('Besides', restWords(trend)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const findings = (title: string, all: readonly TrendFinding[]): string =>
  table(
    `${title} (${all.length})`,
    ['severity', 'check', 'operation', 'when', 'fingerprint'],
    all.map((each) => [
      severityOf(each),
      each.check,
      each.operation ?? 'no operation',
      whenWords(each),
      each.fingerprint,
    ]),
  );

const table = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string => {
  if (rows.length === 0) return '';
  const lines = [
    head,
    head.map(() => '---'),
    ...rows.slice(0, ROWS).map((row) => row.map((cell) => markdown(cell))),
  ].map((row) => `| ${row.join(' | ')} |`);
  const more = rows.length - ROWS;
  return `### ${title}\n\n${lines.join('\n')}${more > 0 ? `\n\nand ${more} more` : ''}`;
};

const list = (title: string, lines: readonly string[]): string => {
  if (lines.length === 0) return '';
  const more = lines.length - ROWS;
  const shown = lines.slice(0, ROWS).map((line) => `- ${markdown(line)}`);
  return `### ${title}\n\n${[...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')}`;
};
