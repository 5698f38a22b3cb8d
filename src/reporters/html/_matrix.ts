import type { OperationSummary, Report } from '../../model/report.js';
import { statusesOf, type StatusSeen } from '../_statuses.js';
import { counted, duration } from '../_words.js';
import { WORDS, type Told } from './_findings.js';
import { markup, type Markup, NOTHING, scrolling, section, spoken } from './_markup.js';

/** More columns than this nobody reads; what is beyond stands in the last one. */
const STATUSES = 14;

/** Operations × statuses: what was exercised, what was not, what the document does not know; and how fast. */
export const matrix = (report: Report, told: readonly Told[]): Markup => {
  if (report.operations.length === 0) return NOTHING;
  const rows = report.operations.map((operation) => ({ operation, seen: statusesOf(operation) }));
  const statuses = [...new Set(rows.flatMap(({ seen }) => seen.map(({ status }) => status)))]
    .sort()
    .slice(0, STATUSES);
  const table = markup`<table class="matrix">
<thead><tr><th scope="col">Operation</th>${statuses.map((status) => markup`<th scope="col" class="cell">${status}</th>`)}<th scope="col" class="number">Exchanges</th><th scope="col" class="number">p50</th><th scope="col" class="number">p95</th><th scope="col" class="number">Slowest</th><th scope="col">Findings</th></tr></thead>
<tbody>
${rows.map(({ operation, seen }) => row(operation, seen, statuses, told))}</tbody>
</table>`;
  return section(
    'operations',
    'Operations',
    markup`${scrolling('Operations and statuses', table)}${LEGEND}`,
  );
};

const LEGEND = markup`<ul class="legend"><li><span class="seen">✓ 12</span> documented, seen 12 times</li><li><span class="unseen">○</span> documented, not exercised</li><li><span class="unknown">+ 3</span> seen 3 times, not documented</li></ul>`;

const row = (
  operation: OperationSummary,
  seen: readonly StatusSeen[],
  statuses: readonly string[],
  told: readonly Told[],
): Markup => {
  const { id, method, path, exchanges, latencyMs } = operation;
  const cells = statuses.map((status) => cell(seen.find((each) => each.status === status)));
  const times =
    latencyMs === null
      ? ['–', '–', '–']
      : [latencyMs.p50, latencyMs.p95, latencyMs.max].map(duration);
  return markup`<tr><th scope="row"><span class="operation">${id}</span><span class="quiet path">${method} ${shortOf(path)}</span></th>${cells}<td class="number">${exchanges}</td>${times.map((time) => markup`<td class="number">${time}</td>`)}<td>${links(id, told)}</td></tr>
`;
};

/** The end of a path, which tells operations apart; the whole of it stands in every exchange. */
const shortOf = (path: string): string => {
  const segments = path.split('/');
  return segments.length > 3 ? `…/${segments.at(-1) ?? ''}` : path;
};

const cell = (seen: StatusSeen | undefined): Markup => {
  if (seen === undefined)
    return markup`<td class="cell"><span class="never" aria-hidden="true">·</span>${spoken('neither documented nor seen')}</td>`;
  const { kind, count } = seen;
  if (kind === 'not-exercised')
    return markup`<td class="cell"><span class="unseen"><span aria-hidden="true">○</span>${spoken('documented, not exercised')}</span></td>`;
  if (kind === 'documented')
    return markup`<td class="cell"><span class="seen"><span aria-hidden="true">✓</span> ${count}${spoken(' times, documented')}</span></td>`;
  return markup`<td class="cell"><span class="unknown"><span aria-hidden="true">+</span> ${count}${spoken(' times, not documented')}</span></td>`;
};

/** The causes that an operation shows, as numbers that lead to them. */
const links = (id: string, told: readonly Told[]): Markup => {
  const own = told.filter(
    ({ cause }) =>
      (cause.kind === 'error' || cause.kind === 'warning') &&
      cause.findings.some(({ operation }) => operation === id),
  );
  if (own.length === 0) return markup`<span class="quiet">none</span>`;
  const kinds = (['error', 'warning'] as const).flatMap((kind) => {
    const some = own.filter(({ cause }) => cause.kind === kind);
    const first = some[0];
    return first
      ? [
          markup`<li><a class="${kind}" href="#${first.id}">${counted(some.length, WORDS[kind].toLowerCase())}</a></li>`,
        ]
      : [];
  });
  return markup`<ul class="inline">${kinds}</ul>`;
};
