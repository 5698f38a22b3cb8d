import { LEDGERS, type Ledger } from '../../model/finding.js';
import type { Report, Requirement } from '../../model/report.js';
import { violatedWords } from '../_violated.js';
import { counted } from '../_words.js';
import type { Markup } from './_markup.js';
import { markup, NOTHING, scrolling, section } from './_markup.js';

const STATUSES = ['verified', 'violated', 'not-exercised'] as const;
type Status = (typeof STATUSES)[number];

const WORDS: Readonly<Record<Status, string>> = {
  verified: '✓ verified',
  violated: '✗ violated',
  'not-exercised': '○ not exercised',
};

const TITLES: Readonly<Record<Ledger, string>> = {
  contract: 'The document’s promises',
  standards: 'Standards',
  gap: 'Gaps of the document',
};

/** Rows of one table; more are in report.json. */
const ROWS = 400;

/** What the run can vouch for: a table of counts, then each requirement by ledger and operation. */
export const requirements = (report: Report): Markup => {
  if (report.requirements.length === 0) return NOTHING;
  const ledgers = LEDGERS.map((ledger) => ({
    ledger,
    all: report.requirements.filter((each) => each.ledger === ledger),
  })).filter(({ all }) => all.length > 0);
  const table = markup`<table class="stack">
<thead><tr><th scope="col">Ledger</th><th scope="col" class="bars"><span class="spoken">Share</span></th>${STATUSES.map((status) => markup`<th scope="col" class="number">${WORDS[status]}</th>`)}<th scope="col" class="number">All</th></tr></thead>
<tbody>${ledgers.map(({ ledger, all }) => markup`<tr><th scope="row">${TITLES[ledger]}</th><td class="bars">${bar(ledger, all)}</td>${STATUSES.map((status) => markup`<td class="number" data-label="${WORDS[status]}">${countOf(all, status)}</td>`)}<td class="number" data-label="All">${all.length}</td></tr>`)}</tbody>
</table>`;
  return section(
    'requirements',
    'Requirements',
    markup`${scrolling('Requirements by ledger', table)}${violated(report)}
<div class="folds">${ledgers.map(({ ledger, all }) => details(TITLES[ledger], all))}</div>`,
    'What the document promises and the standards demand, and how much of it this run has seen kept.',
  );
};

const violated = (report: Report): Markup => {
  const words = violatedWords(report);
  return words === undefined ? NOTHING : markup`<p class="quiet">Violated: ${words}.</p>`;
};

const countOf = (all: readonly Requirement[], status: Status): number =>
  all.filter((each) => each.status === status).length;

const bar = (ledger: Ledger, all: readonly Requirement[]): Markup =>
  markup`<div class="bar ${ledger}" aria-hidden="true">${STATUSES.map((status) => {
    const share = ((100 * countOf(all, status)) / all.length).toFixed(1);
    return markup`<span class="${status}" style="width:${share}%"></span>`;
  })}</div>`;

const details = (title: string, all: readonly Requirement[]): Markup => {
  const byOperation = new Map<string | null, Requirement[]>();
  for (const each of all) {
    const own = byOperation.get(each.operation);
    if (own) own.push(each);
    else byOperation.set(each.operation, [each]);
  }
  return markup`${[...byOperation].map(([operation, own]) => {
    const name = operation ?? 'every operation';
    const label = `${title}: ${name}`;
    return markup`<details class="fold"><summary><strong>${title}</strong>, ${name}
<span class="quiet">${summaryOf(own)}</span></summary>
${scrolling(label, tableOf(label, own))}
</details>
`;
  })}`;
};

const summaryOf = (own: readonly Requirement[]): string =>
  STATUSES.map((status) => [countOf(own, status), status.replace('-', ' ')] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en-US')} ${word}`)
    .join(', ');

const tableOf = (label: string, own: readonly Requirement[]): Markup => {
  const shown = own.slice(0, ROWS).map(
    ({ id, pointer, status, evidence }) =>
      markup`<tr><th scope="row" class="wide">${id}${pointer === null || pointer === id ? NOTHING : markup`<span class="quiet path">${pointer}</span>`}</th><td><span class="status ${status}">${WORDS[status]}</span></td><td class="number" data-label="Exchanges">${evidence}</td></tr>
`,
  );
  const more = own.length - shown.length;
  const rest =
    more > 0
      ? markup`<tr><td colspan="3">and ${counted(more, 'more requirement')} in report.json</td></tr>`
      : NOTHING;
  return markup`<table class="stack" aria-label="${label}"><thead><tr><th scope="col">Requirement</th><th scope="col">Status</th><th scope="col" class="number">Exchanges</th></tr></thead><tbody>
${shown}${rest}</tbody></table>`;
};
