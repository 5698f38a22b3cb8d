import type { OperationSummary, Report } from '../../model/report.js';
import { statusesOf, type StatusSeen } from '../_statuses.js';
import { duration } from '../_words.js';
import { WORDS, weighs, type Told } from './_findings.js';
import { markup, type Markup, NOTHING, scrolling, section, spoken } from './_markup.js';

/** More columns than this nobody reads; what is beyond stands in the last one. */
const STATUSES = 14;

/** So many columns need less room each. */
const DENSE = 8;

const TIMES = ['p50', 'p95', 'Slowest'];

/** Operations × statuses: what was exercised, what was not, what the document does not know; and how fast. */
export const matrix = (report: Report, told: readonly Told[]): Markup => {
  if (report.operations.length === 0) return NOTHING;
  const rows = report.operations.map((operation) => ({ operation, seen: statusesOf(operation) }));
  const statuses = [...new Set(rows.flatMap(({ seen }) => seen.map(({ status }) => status)))]
    .sort()
    .slice(0, STATUSES);
  const table = markup`<table class="matrix${statuses.length > DENSE ? ' dense' : ''}">
<thead><tr><th scope="col">Operation</th>${statuses.map((status) => markup`<th scope="col" class="cell">${status}</th>`)}<th scope="col" class="number">Exchanges</th>${TIMES.map((title) => markup`<th scope="col" class="number">${title}</th>`)}<th scope="col">Findings</th></tr></thead>
<tbody>
${rows.map(({ operation, seen }) => row(operation, seen, statuses, told))}</tbody>
</table>`;
  return section(
    'operations',
    'Operations',
    markup`${scrolling('Operations and statuses', table)}${legend(rows.flatMap(({ seen }) => seen))}`,
  );
};

const LEGEND: readonly (readonly [string, Markup])[] = [
  ['documented', markup`<span class="seen">✓ 12</span> documented, seen 12 times`],
  ['not-exercised', markup`<span class="unseen">○</span> documented, not exercised`],
  ['refusal', markup`<span class="unknown refusal">+ 3</span> a refusal that is not documented`],
  ['undocumented', markup`<span class="unknown">+ 3</span> another status that is not documented`],
];

/** Only what stands in the table is explained. */
const legend = (all: readonly StatusSeen[]): Markup => {
  const kinds = new Set<string>(all.map((seen) => (isRefusal(seen) ? 'refusal' : seen.kind)));
  const shown = LEGEND.filter(([kind]) => kinds.has(kind));
  return markup`<ul class="legend">${shown.map(([, words]) => markup`<li>${words}</li>`)}</ul>`;
};

const isRefusal = ({ kind, status }: StatusSeen): boolean =>
  kind === 'undocumented' && status.startsWith('4');

const row = (
  operation: OperationSummary,
  seen: readonly StatusSeen[],
  statuses: readonly string[],
  told: readonly Told[],
): Markup => {
  const { id, method, path, exchanges, latencyMs } = operation;
  const cells = statuses.map((status) =>
    cell(
      status,
      seen.find((each) => each.status === status),
    ),
  );
  const times =
    latencyMs === null
      ? ['–', '–', '–']
      : [latencyMs.p50, latencyMs.p95, latencyMs.max].map(duration);
  return markup`<tr><th scope="row"><span class="operation">${id}</span><span class="quiet path">${method} ${shortOf(path)}</span></th>${cells}<td class="number" data-label="Exchanges">${exchanges}</td>${times.map((time, index) => markup`<td class="number" data-label="${TIMES[index] ?? ''}">${time}</td>`)}<td data-label="Findings">${links(id, told)}</td></tr>
`;
};

/** The end of a path, which tells operations apart; the whole of it stands in every exchange. */
const shortOf = (path: string): string => {
  const segments = path.split('/');
  return segments.length > 3 ? `…/${segments.at(-1) ?? ''}` : path;
};

const cell = (status: string, seen: StatusSeen | undefined): Markup => {
  if (seen === undefined)
    return markup`<td class="cell absent"><span class="never" aria-hidden="true">·</span>${spoken('neither documented nor seen')}</td>`;
  const { kind, count } = seen;
  if (kind === 'not-exercised')
    return markup`<td class="cell" data-label="${status}"><span class="unseen"><span aria-hidden="true">○</span>${spoken('documented, not exercised')}</span></td>`;
  if (kind === 'documented')
    return markup`<td class="cell" data-label="${status}"><span class="seen"><span aria-hidden="true">✓</span> ${count}${spoken(' times, documented')}</span></td>`;
  return markup`<td class="cell" data-label="${status}"><span class="unknown${isRefusal(seen) ? ' refusal' : ''}"><span aria-hidden="true">+</span> ${count}${spoken(' times, not documented')}</span></td>`;
};

/** More numbers than this in a cell nobody follows. */
const LINKS = 12;

/** The causes that an operation shows, as numbers that lead to them. */
const links = (id: string, told: readonly Told[]): Markup => {
  const own = told.filter(
    (each) => weighs(each) && each.cause.findings.some(({ operation }) => operation === id),
  );
  if (own.length === 0) return markup`<span class="quiet">none</span>`;
  const shown = own
    .slice(0, LINKS)
    .map(
      ({ id: place, number, cause }) =>
        markup`<li><a class="${cause.kind}" href="#${place}" title="${cause.title}">${spoken(`${WORDS[cause.kind]} `)}${String(number)}</a></li>`,
    );
  const more = own.length > shown.length ? markup`<li>…</li>` : NOTHING;
  return markup`<ul class="inline">${shown}${more}</ul>`;
};
