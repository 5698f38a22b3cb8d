import type { Finding } from '../../model/finding.js';
import type { Evidence, Report } from '../../model/report.js';
import { causesOf, faultOf, variantsOf, type Cause, type Kind, type Variant } from '../_causes.js';
import { waiverOf } from '../_waiver.js';
import { counted, times } from '../_words.js';
import { again } from './_again.js';
import { exchange } from './_exchange.js';
import type { Filters } from './_filters.js';
import { linesOf, markup, type Markup, NOTHING, section } from './_markup.js';
import { rule } from './_rule.js';

const CAUSES = 200;
const PLACES = 12;
const EXCHANGES = 3;
const SCRIPT = 6_000;

/** A cause with its number, and the place on the page where it is told. */
export interface Told {
  readonly id: string;
  readonly number: number;
  readonly cause: Cause;
}

export const WORDS: Readonly<Record<Kind, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
  gap: 'Gap',
  waived: 'Waived',
};

const MARKS: Readonly<Record<Kind, string>> = {
  error: '✗',
  warning: '!',
  info: 'i',
  gap: '○',
  waived: '~',
};

/** Severity as a word, a mark and a colour. */
export const chip = (kind: Kind): Markup =>
  markup`<span class="chip ${kind}"><span aria-hidden="true">${MARKS[kind]}</span> ${WORDS[kind]}</span>`;

export const toldOf = (report: Report): readonly Told[] =>
  causesOf(report.findings).map((cause, index) => ({
    id: `f-${cause.findings[0].fingerprint}`,
    number: index + 1,
    cause,
  }));

/** Whether a cause weighs on the verdict. */
export const weighs = ({ cause: { kind } }: Told): boolean =>
  kind === 'error' || kind === 'warning';

const GROUPS: readonly (readonly [string, string, string, readonly Kind[]])[] = [
  [
    'findings',
    'Errors and warnings',
    'Secrets in requests and responses are replaced by others of the same length and shape. The commands read a bearer token from the variable CONFORMANCE_TOKEN.',
    ['error', 'warning'],
  ],
  [
    'gaps',
    'Gaps of the document',
    'The document is at fault here, not the provider. A gap never decides the verdict.',
    ['gap'],
  ],
  ['notes', 'Notes', 'Worth knowing, and no fault.', ['info']],
  ['waived', 'Waived', 'Known, accepted for a time, and not counted.', ['waived']],
];

/** The findings by cause: what weighs on the verdict is open, the rest is folded. */
export const findings = (report: Report, told: readonly Told[], filters: Filters): Markup => {
  const kept = new Map(report.evidence.map((each) => [each.id, each]));
  return markup`${GROUPS.map(([id, title, lead, kinds]) => {
    const all = told.filter(({ cause }) => kinds.includes(cause.kind));
    const cards = all.slice(0, CAUSES).map((each) => card(each, { kept, report, filters }));
    const more = all.length - cards.length;
    const rest =
      more > 0
        ? markup`<p class="note">${counted(more, 'more cause')} in report.json.</p>`
        : NOTHING;
    return section(id, title, markup`${cards}${rest}`, lead);
  })}`;
};

/** Beyond so many a page is one to look things up in: those are folded, too. */
const AT_ONCE = 25;

interface Around {
  readonly kept: ReadonlyMap<string, Evidence>;
  readonly report: Report;
  readonly filters: Filters;
}

const card = (told: Told, { kept, report, filters }: Around): Markup => {
  const { id, number, cause } = told;
  const open = weighs(told) && number <= AT_ONCE;
  const classes = `cause ${filters.classesOf(cause)}`;
  const heading = markup`<h3 id="${id}-title">${cause.title}</h3>`;
  const content = markup`${variants(cause)}${unplaced(cause)}
${rule(cause)}
${again(cause, id, report)}
${exchanges(cause, kept, open)}
${weighs(told) ? waive(cause) : NOTHING}`;
  if (open) {
    return markup`<article class="${classes}" id="${id}" aria-labelledby="${id}-title">
<p class="about"><span class="ordinal">${String(number)}</span> ${chip(cause.kind)} <span>${aboutOf(cause)}</span></p>
${heading}
${content}
</article>
`;
  }
  return markup`<details class="${classes}" id="${id}"><summary>${chip(cause.kind)} ${heading}<span class="about">${aboutOf(cause)}</span></summary>
${content}
</details>
`;
};

/** A link to a finding that is not shown in a line of its own leads to its cause. */
const unplaced = (cause: Cause): Markup => {
  const shown = new Set(placesShown(cause));
  const others = cause.findings.filter((each) => !shown.has(each)).slice(0, ANCHORS);
  return markup`${others.map(({ fingerprint }) => anchorOf(fingerprint, cause))}`;
};

const ANCHORS = 200;

/** The card itself is the place of the first. */
const anchorOf = (fingerprint: string, cause: Cause): Markup =>
  fingerprint === cause.findings[0].fingerprint
    ? NOTHING
    : markup`<span id="f-${fingerprint}"></span>`;

/** What to put into the configuration to live with it for a time. */
const waive = ({ findings: all }: Cause): Markup =>
  // Without an exchange it is about the configuration, which has no waivers of its own.
  all.every((each) => each.exchanges.length === 0)
    ? NOTHING
    : markup`<details class="waive"><summary>Live with it for a time</summary>
<p class="quiet">In conformance.yaml, and filled in, this keeps the finding from failing a run until it expires or the deviation changes.</p>
<pre tabindex="0" role="group" aria-label="A waiver">${linesOf(waiverOf(all), SCRIPT)}</pre></details>`;

const aboutOf = (cause: Cause): string => {
  const { check, ledger, count, findings: all } = cause;
  return [
    check,
    ledger === 'gap' ? 'the document' : ledger,
    `seen ${count === 1 ? 'once' : times(count)}${all.length > 1 ? ` in ${all.length} places` : ''}`,
    faultOf(cause),
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** A few are shown at large; many, which often differ in the member alone, in a line each. */
const AT_LARGE = 2;

const variants = (cause: Cause): Markup => {
  const all = variantsOf(cause);
  if (all.length <= AT_LARGE) return markup`${all.map((each) => variant(each, cause))}`;
  const more = all.length - PLACES;
  const rest =
    more > 0 ? markup`<li>and ${counted(more, 'more variety', 'more varieties')}</li>` : NOTHING;
  return markup`<ul class="variants">${all.slice(0, PLACES).map((each) => variantLine(each, cause))}${rest}</ul>`;
};

/** The findings that have a line of their own. */
const placesShown = (cause: Cause): readonly Finding[] => {
  const all = variantsOf(cause);
  const shown = all.length <= AT_LARGE ? all : all.slice(0, PLACES);
  return shown.flatMap(({ places }) => places.slice(0, PLACES));
};

const variantLine = (each: Variant, cause: Cause): Markup =>
  markup`<li>${placesOf(each, cause)}<p><span class="quiet">expected</span> ${each.expected}</p><p class="actual"><span class="quiet">got</span> ${each.actual}</p></li>`;

const variant = (each: Variant, cause: Cause): Markup =>
  markup`${placesOf(each, cause)}
<dl class="contrast"><div class="expected"><dt>Expected</dt><dd>${each.expected}</dd></div><div class="actual"><dt>Actual</dt><dd>${each.actual}</dd></div></dl>`;

const placesOf = ({ places }: Variant, cause: Cause): Markup => {
  const more = places.length - PLACES;
  const rest = more > 0 ? markup`<li>and ${counted(more, 'more place')}</li>` : NOTHING;
  return markup`<ul class="places">${places.slice(0, PLACES).map((each) => place(each, cause))}${rest}</ul>`;
};

const place = (finding: Finding, cause: Cause): Markup => {
  const { fingerprint, operation, at, count, interaction, ...rest } = finding;
  const { waivedBy, notWaived = '', flakyRate } = rest;
  const notes = [
    count > 1 ? times(count) : '',
    interaction === null ? '' : `interaction “${interaction}”`,
    flakyRate === null ? '' : `in ${(flakyRate * 100).toFixed(0)}\u00a0% of the tries`,
    waivedBy === null ? '' : `waived by ${waivedBy}`,
    notWaived,
  ].filter((note) => note !== '');
  const aside =
    notes.length > 0 ? markup` <span class="quiet">${notes.join(', ')}</span>` : NOTHING;
  return markup`<li>${anchorOf(fingerprint, cause)}<strong>${operation ?? 'no operation'}</strong> <code>${at}</code>${aside}</li>`;
};

const exchanges = (cause: Cause, kept: ReadonlyMap<string, Evidence>, open: boolean): Markup => {
  const ids = new Set(cause.findings.flatMap((each) => each.exchanges.slice(0, EXCHANGES)));
  const found = [...ids].flatMap((id) => kept.get(id) ?? []).slice(0, EXCHANGES);
  return markup`${found.map((each, index) => {
    const own = cause.findings.filter((finding) => finding.exchanges.includes(each.id));
    return exchange(each, own, open && index === 0);
  })}`;
};
