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
import { axisOf, findingsPicture, latencyPicture, verdictPicture } from './trend-pictures.js';
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

const OWN_STYLE = `
.picture{display:block;max-width:none}
.picture .ok{fill:var(--ok)}.picture .bad{fill:var(--error)}.picture .open{fill:var(--warning)}.picture .calm{fill:var(--quiet)}
.picture .hole{fill:none;stroke:var(--quiet);stroke-dasharray:2 2}
.picture .mark{stroke:var(--gap);stroke-width:1.5;fill:none}
.picture .axis{stroke:var(--line);fill:none}
.picture .line{stroke:var(--link);stroke-width:1.5;fill:none}.picture .dot{fill:var(--link)}
.picture text{fill:var(--quiet);font-size:10px}.picture .sign{font-size:9px;fill:var(--text)}
.pictures{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.pictures figure,.whole{margin:.6rem 0 0}figcaption{font-size:.88rem;color:var(--quiet);margin-bottom:.3rem}
.scroll:has(.picture){padding:.6rem}
.series{margin-top:3rem;padding-top:1rem;border-top:2px solid var(--line)}.series section{margin-top:1.6rem}
.legend b{font-weight:650}
@media print{.picture{max-width:100%;height:auto}.picture *{print-color-adjust:exact;-webkit-print-color-adjust:exact}.series section,figure{break-inside:avoid}}`;

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
${headOf(`Trend – ${first ? first.series.target : 'no night'}`, STYLE + OWN_STYLE)}
<body>
<a class="skip" href="#main">Skip to the nights</a>
<header class="top ${look}">
<p class="eyebrow">conformance trend</p>
<h1><span class="mark" aria-hidden="true">${MARKS[look]}</span> Last night: ${verdict}</h1>
<p class="reason">${last ? nightWords(last) : ''}</p>
</header>
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
      `${id}-${state.replaceAll(' ', '-')}`,
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
  const operations = new Set(axis.nights.flatMap(({ night }) => Object.keys(night.latencies)));
  const latencies = [...operations]
    .slice(0, 20)
    .map((operation) => figure(`${operation}: p95`, latencyPicture(axis, operation)));
  return markup`${figure('Verdict (✓ conforms, ✗ does not, ? could not tell) and, as height, the requirements that were seen', verdictPicture(axis), 'whole')}
${figure('Findings: errors below, warnings, waived ones above', findingsPicture(axis), 'whole')}
<ul class="legend"><li><b>upright line</b> document, suite, provider or pin changed</li><li><b>dashed</b> days without a line</li></ul>
<div class="pictures">${latencies}</div>`;
};

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
