import {
  type Trended,
  FINDING_STATES,
  type SeriesTrend,
  type TrendFinding,
} from '../../app/outcome.js';
import { headOf } from '../../reporters/html/_head.js';
import { type Markup, markup, NOTHING, scrolling } from '../../reporters/html/_markup.js';
import { STYLE } from '../../reporters/html/_style.js';
import { VERDICTS } from '../../reporters/_words.js';
import { axisOf } from './trend-axis.js';
import { findingsPicture, latencyPicture, verdictPicture } from './trend-pictures.js';
import { headFacts, idOf } from './trend-head.js';
import { TREND_STYLE } from './trend-style.js';
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

const MARKS = { conforms: '✓', 'does-not-conform': '✗', 'could-not-tell': '?' } as const;

/** Findings of one state, and nights, that the page lists. */
const ROWS = 200;
const NIGHTS = 60;

/** The whole page: the story of each series, with its pictures. */
export const trendHtml = (trended: Trended): string => {
  const { report } = trended;
  const [first] = report.series;
  const last = first?.nights.at(-1);
  const verdict = last ? VERDICTS[last.verdict] : 'no night';
  const look = last?.verdict ?? 'could-not-tell';
  const passedOver = passedOverWords(report);
  return markup`<!doctype html>
<html lang="en">
${headOf(`Trend – ${first ? first.series.target : 'no night'}`, STYLE + TREND_STYLE)}
<body>
<a class="skip" href="#main">Skip to the nights</a>
<header class="top ${look}">
<p class="eyebrow">conformance trend</p>
<h1><span class="mark" aria-hidden="true">${MARKS[look]}</span> Last night: ${verdict}</h1>
<p class="reason">${last ? nightWords(last) : ''}</p>
${first ? headFacts(first) : NOTHING}</header>
<main id="main" tabindex="-1">
${report.series.map((trend, index) => seriesPart(trend, index, trended))}
${passedOver.length === 0 ? NOTHING : part('passed-over', 'Passed over', lines(passedOver))}
</main>
<footer><p>${report.tool.name} ${report.tool.version}</p><p class="quiet">read: ${report.read.join(', ')}</p></footer>
</body>
</html>
`.text;
};

const seriesPart = (trend: SeriesTrend, index: number, trended: Trended): Markup => {
  const id = `series-${index + 1}`;
  const own = weighing(trend);
  const states = FINDING_STATES.map((state) =>
    findingsPart(
      idOf(index + 1, state),
      STATES[state],
      own.filter((each) => each.state === state),
      trended,
    ),
  );
  const aside = (name: string, title: string, content: readonly string[]) =>
    content.length === 0 ? NOTHING : part(`${id}-${name}`, title, lines(content));
  return markup`<div class="series"><h2 id="${id}">${seriesWords(trend.series)}</h2>
<p class="lead">${spanWords(trend)}</p>
${pictures(trend)}
${states}
${aside('slower', 'Slower', trend.slower.map(slowerWords))}
${aside('time', 'The line of time', timeLine(trend))}
${nightsPart(`${id}-nights`, trend)}
${aside('besides', 'Besides', restWords(trend))}
</div>
`;
};

const part = (id: string, title: string, content: Markup): Markup =>
  markup`<section aria-labelledby="${id}"><h3 id="${id}">${title}</h3>
${content}</section>
`;

const lines = (all: readonly string[]): Markup => {
  const more = all.length - ROWS;
  const rest = more > 0 ? markup`<li>and ${more} more</li>` : NOTHING;
  return markup`<ul>${all.slice(0, ROWS).map((line) => markup`<li>${line}</li>`)}${rest}</ul>`;
};

const pictures = (trend: SeriesTrend): Markup => {
  const axis = axisOf(trend);
  const roomy = axis.isRoomy ? 'roomy' : 'part';
  const operations = new Set(axis.nights.flatMap(({ night }) => Object.keys(night.latencies)));
  const latencies = [...operations].slice(0, 20).map((operation) => {
    const slower = trend.slower.find((each) => each.operation === operation);
    return figure(`${operation}: p95`, latencyPicture(axis, operation, slower));
  });
  return markup`${figure('Verdict, and how many of the requirements were seen', verdictPicture(axis), roomy)}
${keys([
  ['ok', '✓ conforms'],
  ['bad', '✗ does not conform'],
  ['open', '? could not tell'],
])}
${figure('Findings', findingsPicture(axis), roomy)}
${keys([
  ['bad', 'errors'],
  ['open', 'warnings'],
  ['calm', 'waived'],
  ['none', 'days without a line'],
  ['mark', 'changed: D document, S suite, P provider, pin'],
])}
<div class="pictures">${latencies}</div>`;
};

const keys = (all: readonly (readonly [string, string])[]): Markup =>
  markup`<ul class="legend">${all.map(([look, words]) => markup`<li><span class="key ${look}"></span>${words}</li>`)}</ul>`;

const figure = (caption: string, picture: Markup, look = 'part'): Markup =>
  picture.text === ''
    ? NOTHING
    : markup`<figure class="${look}"><figcaption>${caption}</figcaption>${scrolling(caption, picture)}</figure>
`;

const findingsPart = (
  id: string,
  title: string,
  all: readonly TrendFinding[],
  { linked }: Trended,
): Markup => {
  if (all.length === 0) return NOTHING;
  const rows = all.slice(0, ROWS).map((each) => {
    const { check, operation, fingerprint } = each;
    const name = linked.has(fingerprint)
      ? markup`<a href="report.html#f-${fingerprint}"><code>${fingerprint}</code></a>`
      : markup`<code>${fingerprint}</code>`;
    return markup`<tr><th scope="row" class="wide">${check}</th><td><span class="chip ${severityOf(each)}">${severityOf(each)}</span></td><td>${operation ?? 'no operation'}</td><td>${whenWords(each)}</td><td>${name}</td></tr>
`;
  });
  const more = all.length - rows.length;
  const rest = more > 0 ? markup`<p class="note">and ${more} more in the JSON</p>` : NOTHING;
  return part(
    id,
    `${title} (${all.length})`,
    markup`${scrolling(
      title,
      markup`<table aria-label="${title}"><thead><tr><th scope="col">Check</th><th scope="col">Severity</th><th scope="col">Operation</th><th scope="col">Since when</th><th scope="col">Fingerprint</th></tr></thead><tbody>
${rows}</tbody></table>`,
    )}${rest}`,
  );
};

const nightsPart = (id: string, { nights }: SeriesTrend): Markup => {
  const rows = nights
    .slice(-NIGHTS)
    .toReversed()
    .map(({ build, ...night }) => {
      const job =
        build !== null && /^https?:\/\//.test(build) ? markup`<a href="${build}">job</a>` : NOTHING;
      return markup`<tr><th scope="row">${day(night.start)}</th><td class="wide">${nightWords({ build, ...night })}</td><td>${job}</td></tr>
`;
    });
  return part(
    id,
    'Nights',
    scrolling(
      'Nights',
      markup`<table aria-label="Nights"><thead><tr><th scope="col">Night</th><th scope="col">Verdict and evidence</th><th scope="col">Job</th></tr></thead><tbody>
${rows}</tbody></table>`,
    ),
  );
};
