import {
  type Change,
  CHANGE_VERDICTS,
  type ChangePlace,
  type ChangeVerdict,
  type Compared,
  type Excerpts,
} from '../../app/diff.js';
import { headOf } from '../../reporters/html/_head.js';
import { type Markup, markup, NOTHING } from '../../reporters/html/_markup.js';
import { STYLE } from '../../reporters/html/_style.js';
import { markedJson } from './diff-html-lines.js';
import { hurtLines, operationsText, placeText, reasonText } from './diff-words.js';

const OWN_STYLE = `
.breaking{--tint:var(--error);--tint-soft:var(--error-soft)}
.undecided{--tint:var(--warning);--tint-soft:var(--warning-soft)}
.withdrawn{--tint:var(--info);--tint-soft:var(--info-soft)}
.safe{--tint:var(--ok);--tint-soft:var(--ok-soft)}
.cause h4{margin-top:1rem}
.cause .sides{margin-top:.2rem}
.side .path{margin-bottom:.4rem;color:var(--quiet)}
.hurts{list-style:none;padding:0}
h1 .mark{line-height:1}
@media print{.sides{grid-template-columns:1fr 1fr}.side,.witness{break-inside:avoid}}`;

const MARKS: Readonly<Record<ChangeVerdict, string>> = {
  breaking: '✗',
  undecided: '?',
  withdrawn: '–',
  safe: '✓',
};

/** How the page of a report looks: by the verdict that it has in common. */
const TOP: Readonly<Record<ChangeVerdict, string>> = {
  breaking: 'does-not-conform',
  undecided: 'could-not-tell',
  withdrawn: 'conforms',
  safe: 'conforms',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The whole page: every change with both documents side by side, and the message that shows it. */
export const diffHtml = (compared: Compared): string => {
  const { report } = compared;
  const { old, new: now, verdict } = report;
  const title = `${capital(verdict)} – ${now.title} ${old.version} → ${now.version}`;
  return markup`<!doctype html>
<html lang="en">
${headOf(title, STYLE + OWN_STYLE)}
<body>
<a class="skip" href="#main">Skip to the changes</a>
<header class="top ${TOP[verdict]}">
<p class="eyebrow">${now.title} · conformance diff</p>
<h1><span class="mark" aria-hidden="true">${MARKS[verdict]}</span> ${capital(verdict)}</h1>
<p class="reason">${reasonText(report)}</p>
<dl class="facts">
<div><dt>Old</dt><dd>${old.title} ${old.version}<span class="quiet path">${old.path}</span></dd></div>
<div><dt>New</dt><dd>${now.title} ${now.version}<span class="quiet path">${now.path}</span></dd></div>
</dl>
</header>
<main id="main" tabindex="-1">
${overview(report.changes)}
${CHANGE_VERDICTS.map((each) => section(each, compared))}
<section aria-labelledby="reading"><h2 id="reading">Read as</h2>
<dl>${Object.entries(report.reading).map(
    ([name, words]) => markup`<dt>${name}</dt><dd>${words}</dd>
`,
  )}</dl></section>
</main>
<footer><p>${report.tool.name} ${report.tool.version}</p><p class="quiet">old sha256 ${old.sha256}, new sha256 ${now.sha256}</p></footer>
</body>
</html>
`.text;
};

/** Changes of one report that are listed above, and shown below. */
const MOST_LISTED = 200;

const chip = ({ verdict }: Change): Markup =>
  markup`<span class="chip ${verdict}">${verdict}</span>`;

const overview = (changes: readonly Change[]): Markup => {
  const told = changes.filter(({ verdict }) => verdict !== 'safe');
  if (told.length < 2) return NOTHING;
  const more = told.length - MOST_LISTED;
  return markup`<section id="overview" aria-labelledby="overview-title"><h2 id="overview-title">At a glance</h2>
<ol>${told.slice(0, MOST_LISTED).map(
    (change, index) => markup`<li><span class="ordinal">${index + 1}</span>${chip(change)}
<div><a href="#${change.fingerprint}">${change.title}</a>${hurtLines(change.hurts).map((line) => markup`<p>hurts: ${line}</p>`)}</div>
<span class="where">${operationsText(change)}</span></li>
`,
  )}</ol>${more > 0 ? markup`<p class="note">and ${more} more below</p>` : NOTHING}</section>`;
};

const section = (verdict: ChangeVerdict, { report, excerpts }: Compared): Markup => {
  const own = report.changes.filter((each) => each.verdict === verdict);
  if (own.length === 0) return NOTHING;
  const entries = own.map((change) => entry(change, excerpts.get(change.fingerprint)));
  const shown =
    verdict === 'safe'
      ? markup`<details><summary>${own.length} that break nothing</summary>${entries}</details>`
      : markup`${entries}`;
  return markup`<section aria-labelledby="${verdict}"><h2 id="${verdict}">${capital(verdict)} (${own.length})</h2>
${shown}</section>
`;
};

const entry = (change: Change, excerpts: Excerpts = {}): Markup => {
  const { verdict, title, at, waivedBy, notWaived, why, fix, fingerprint, kind } = change;
  const hurt = hurtLines(change.hurts);
  return markup`<article class="cause ${verdict}" id="${fingerprint}"><div class="about">${chip(change)}<span class="where">${operationsText(change)}</span><code>${at}</code></div>
<h3>${title}</h3>
${waivedBy === null ? NOTHING : markup`<p class="note">waived: ${waivedBy}</p>`}${notWaived === undefined ? NOTHING : markup`<p class="note">${notWaived}</p>`}
${hurt.length === 0 ? NOTHING : markup`<h4>Hurts</h4><ul class="hurts">${hurt.map((line) => markup`<li>${line}</li>`)}</ul>`}
${witness(change)}
<div class="sides">${side('Old', change.old, excerpts.old)}${side('New', change.new, excerpts.new)}</div>
<dl class="rule"><dt>Why</dt><dd class="prose">${why}</dd><dt>Fix</dt><dd class="prose">${fix}</dd><dt>Change</dt><dd>${kind} <code>${fingerprint}</code></dd></dl>
</article>
`;
};

const witness = ({ witness: shown, at, fingerprint }: Change): Markup => {
  if (!shown) return NOTHING;
  const label = `The message of the change ${fingerprint}`;
  const json = markedJson(JSON.stringify(shown.message), { base: '', at: placeIn(at), label });
  return markup`<div class="witness"><h4>Accepted by the ${shown.acceptedBy} document, refused by the ${shown.rejectedBy} one</h4>${json}</div>`;
};

/** Where in a message a witness has what is at a place. */
const placeIn = (at: string): string => {
  const [part = '', ...path] = at.split('/');
  const holder = part.replace('webhook.answer', 'answer').replace('.', '/');
  if (path[0] === 'content-type') return `/${holder.replace(/headers$/, 'contentType')}`;
  return ['', holder, ...path].join('/');
};

const side = (name: string, place: ChangePlace | null, excerpt: Excerpts['old']): Markup => {
  if (!place) return markup`<div class="side"><h4>${name}</h4><p class="none">Not there.</p></div>`;
  const label = `${name} document, ${placeText(place)}`;
  return markup`<div class="side"><h4>${name}, ${placeText(place)}</h4><p class="path">${place.pointer}</p>${
    excerpt
      ? markedJson(excerpt.text, { base: excerpt.pointer, at: excerpt.at, label })
      : markup`<p class="none">In another file.</p>`
  }</div>`;
};
