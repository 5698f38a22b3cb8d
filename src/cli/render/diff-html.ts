import type { Compared } from '../../app/diff.js';
import {
  CHANGE_VERDICTS,
  type Change,
  type ChangePlace,
  type ChangeVerdict,
} from '../../model/change.js';
import { headOf } from '../../reporters/html/_head.js';
import { linesOf, type Markup, markup, NOTHING, scrolling } from '../../reporters/html/_markup.js';
import { STYLE } from '../../reporters/html/_style.js';
import { countsOf, hurtLines, operationsText, placeText, VERDICT_SENTENCES } from './diff-words.js';

const OWN_STYLE = `
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1rem;margin-top:.75rem}
.change{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:8px;padding:1rem 1.2rem;margin-top:1rem}
.change.breaking,.change.undecided{border-left-color:var(--error)}
.change.withdrawn{border-left-color:var(--warning)}
.change.safe{border-left-color:var(--ok)}
.witness pre{background:var(--mark);border-color:var(--mark-line)}
.change h4{margin-top:.75rem}`;

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
<p class="reason">${VERDICT_SENTENCES[verdict]} (${countsOf(report)})</p>
<dl class="facts">
<div><dt>Old</dt><dd>${old.title} ${old.version}<span class="quiet path">${old.path}</span></dd></div>
<div><dt>New</dt><dd>${now.title} ${now.version}<span class="quiet path">${now.path}</span></dd></div>
</dl>
</header>
<main id="main" tabindex="-1">
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

const section = (verdict: ChangeVerdict, { report, excerpts }: Compared): Markup => {
  const own = report.changes.filter((each) => each.verdict === verdict);
  if (own.length === 0) return NOTHING;
  return markup`<section aria-labelledby="${verdict}"><h2 id="${verdict}">${capital(verdict)} (${own.length})</h2>
${own.map((change) => entry(change, excerpts.get(change.fingerprint)))}</section>
`;
};

const entry = (
  change: Change,
  excerpt: { readonly old?: string; readonly new?: string } = {},
): Markup => {
  const { verdict, title, at, waivedBy, notWaived, why, fix, fingerprint, kind } = change;
  return markup`<article class="change ${verdict}"><h3>${title}</h3>
<p>${operationsText(change)} <code>${at}</code></p>
${waivedBy === null ? NOTHING : markup`<p class="note">waived: ${waivedBy}</p>`}${notWaived === undefined ? NOTHING : markup`<p class="note">${notWaived}</p>`}
${witness(change)}
${hurtLines(change.hurts).map((line) => markup`<p>hurts: ${line}</p>`)}
<div class="sides">${side('Old', change.old, excerpt.old)}${side('New', change.new, excerpt.new)}</div>
<p class="quiet">${why}; ${fix}</p><p class="quiet">${kind} <code>${fingerprint}</code></p>
</article>
`;
};

const witness = ({ witness: shown }: Change): Markup =>
  shown
    ? markup`<div class="witness"><h4>Accepted by the ${shown.acceptedBy} document, refused by the ${shown.rejectedBy} one</h4>${scrolling('The message', markup`<pre><code>${linesOf(JSON.stringify(shown.message, null, 2), 8_000)}</code></pre>`)}</div>`
    : NOTHING;

const side = (name: string, place: ChangePlace | null, excerpt: string | undefined): Markup =>
  markup`<div><h4>${name} ${placeText(place)}</h4>${
    excerpt === undefined
      ? markup`<p class="none">not there</p>`
      : scrolling(`${name} document`, markup`<pre><code>${linesOf(excerpt, 4_000)}</code></pre>`)
  }</div>`;
