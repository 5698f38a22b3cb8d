import { cut } from '../../model/escape.js';
import type { Report, RunVerdict } from '../../model/report.js';
import { counted, duration, EMBEDDED, isEmbedded, moment, reasonOf, VERDICTS } from '../_words.js';
import { chip, findings, toldOf, weighs, type Told } from './_findings.js';
import { contents } from './_contents.js';
import { evidence } from './_evidence.js';
import { Filters } from './_filters.js';
import { headOf } from './_head.js';
import { markup, type Markup, NOTHING } from './_markup.js';
import { matrix } from './_matrix.js';
import { pacts } from './_pacts.js';
import { requirements } from './_requirements.js';
import { recordings } from './_recordings.js';
import { idle, leftovers, missing, pins, probes, untold } from './_rest.js';
import { STYLE } from './_style.js';

const MARKS: Readonly<Record<RunVerdict, string>> = {
  conforms: '✓',
  'does-not-conform': '✗',
  'could-not-tell': '?',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The whole page. */
export const page = (report: Report): string => {
  const told = toldOf(report);
  const verdict = capital(VERDICTS[report.verdict]);
  const title = `${verdict} – ${report.document.title} ${report.document.version}`;
  const filters = new Filters(
    told.map(({ cause }) => cause),
    report,
  );
  const main = markup`${missing(report)}${overview(told, filters)}${filters.markup}${pacts(report)}${matrix(report, told)}${findings(report, told, filters)}${leftovers(report)}${recordings(report)}${untold(report)}${requirements(report)}${idle(report)}${probes(report)}${pins(report)}`;
  return markup`<!doctype html>
<html lang="en">
${headOf(title, STYLE)}
<body>
<a class="skip" href="#main">Skip to what was found</a>
${header(report, verdict)}
<main id="main" tabindex="-1">
${contents(main)}${main}</main>
${footer(report)}
</body>
</html>
`.text;
};

const header = (report: Report, verdict: string): Markup => {
  const { document, run, summary } = report;
  const overlays = document.overlays.map((path) => markup` + ${path}`);
  const note = isEmbedded(report) ? markup`<p class="note">${EMBEDDED}</p>` : NOTHING;
  return markup`<header class="top ${report.verdict}">
<p class="eyebrow">${document.title} ${document.version} · conformance ${run.command}</p>
<h1><span class="mark" aria-hidden="true">${MARKS[report.verdict]}</span> ${verdict}</h1>
<p class="reason">${reasonOf(report)}</p>
${tally(report)}
${evidence(report)}
<dl class="facts">
<div><dt>Target</dt><dd>${run.target}</dd></div>
<div><dt>Document</dt><dd>${document.title} ${document.version}<span class="quiet path">${document.path}${overlays}</span></dd></div>
<div><dt>Judged</dt><dd>${counted(summary.exchanges, 'exchange')}, ${counted(summary.evaluations.pass + summary.evaluations.fail, 'evaluation')}</dd></div>
<div><dt>Started</dt><dd>${moment(run.startedAt)}, took ${duration(run.durationMs)}</dd></div>
<div><dt>Settings</dt><dd>profile ${run.profile}, seed ${String(run.seed)}${run.shard === null ? NOTHING : markup`, shard ${run.shard}`}</dd></div>
</dl>
${note}</header>`;
};

/** The counts of findings, each in a kind of its own, and a way to them. */
const tally = ({ summary }: Report): Markup => {
  const { error, warning, info, gap, waived } = summary.findings;
  const parts = [
    [error, 'error', 'findings', counted(error, 'error')],
    [warning, 'warning', 'findings', counted(warning, 'warning')],
    [gap, 'gap', 'gaps', counted(gap, 'gap of the document', 'gaps of the document')],
    [info, 'info', 'notes', counted(info, 'note')],
    [waived, 'waived', 'waived', `${counted(waived, 'finding')} waived`],
  ] as const;
  const shown = parts.filter(([count]) => count > 0);
  if (shown.length === 0) return NOTHING;
  return markup`<ul class="tally" aria-label="Findings">${shown.map(([, kind, place, words]) => markup`<li><a class="${kind}" href="#${place}">${words}</a></li>`)}</ul>`;
};

/** At once, and folded. */
const OVERVIEW = 40;
const MOST = 200;
const GLANCE = 160;

/** Which rules were broken, in a line each: the first thing that a reader wants to know. */
const overview = (told: readonly Told[], filters: Filters): Markup => {
  const weighing = told.filter(weighs);
  if (weighing.length === 0) return NOTHING;
  const rows = weighing.map((each) => line(each, filters));
  const more = rows.slice(OVERVIEW, MOST);
  const beyond = rows.length - OVERVIEW - more.length;
  const rest =
    more.length > 0
      ? markup`<details class="fold"><summary>${counted(more.length, 'more rule')}</summary><ol>
${more}</ol></details>`
      : NOTHING;
  const unsaid =
    beyond > 0
      ? markup`<p class="note">and ${counted(beyond, 'more rule')} in report.json</p>`
      : NOTHING;
  return markup`<nav id="overview" aria-labelledby="overview-title"><h2 id="overview-title">${weighing.length === 1 ? 'Broken rule' : 'Broken rules'}</h2>
<ol>
${rows.slice(0, OVERVIEW)}</ol>${rest}${unsaid}
</nav>
`;
};

const line = ({ id, number, cause }: Told, filters: Filters): Markup => {
  const names = [...new Set(cause.findings.map(({ operation }) => operation ?? 'no operation'))];
  const { expected, actual } = cause.findings[0];
  return markup`<li class="${filters.classesOf(cause)}"><span class="ordinal" aria-hidden="true">${String(number)}</span>${chip(cause.kind)} <div><a href="#${id}">${cause.title}</a><p>expected ${cut(expected, GLANCE)}; got ${cut(actual, GLANCE)}</p></div> <span class="where">${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}</span></li>
`;
};

const footer = ({ tool, run, document }: Report): Markup =>
  markup`<footer><p>${tool.name} ${tool.version} · run ${run.id}</p><p class="quiet">document sha256 ${document.sha256}</p></footer>`;
