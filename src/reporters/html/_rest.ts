import type { Report } from '../../model/report.js';
import { idleChecks, reasonsOf, unrunProbes, type Because } from '../_reasons.js';
import { counted } from '../_words.js';
import { markup, type Markup, NOTHING, scrolling, section } from './_markup.js';

const ROWS = 200;

const table = (
  label: string,
  titles: readonly string[],
  rows: readonly (readonly [string | Markup, ...(string | Markup)[]])[],
): Markup => {
  if (rows.length === 0) return NOTHING;
  const body = rows.slice(0, ROWS).map(
    ([first, ...others]) =>
      markup`<tr><th scope="row" class="wide">${first}</th>${others.map((cell, index) => markup`<td data-label="${titles[index + 1] ?? ''}">${cell}</td>`)}</tr>
`,
  );
  return scrolling(
    label,
    markup`<table class="stack" aria-label="${label}"><thead><tr>${titles.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead><tbody>
${body}</tbody></table>`,
  );
};

const reasonRows = (reasons: readonly Because[]) =>
  reasons.map(
    ({ because, checks, count }) =>
      [
        because,
        count === 0 ? '' : count.toLocaleString('en-US'),
        markup`${checks.map((check) => markup`<code>${check}</code> `)}`,
      ] as const,
  );

export const untold = (report: Report): Markup =>
  section(
    'untold',
    'Could not tell',
    table(
      'Checks that could not tell, by reason',
      ['Reason', 'Times', 'Checks'],
      reasonRows(reasonsOf(report.checks, 'could-not-tell')),
    ),
    'Here a check had something to say and lacked what it needs. That is no pass.',
  );

export const idle = (report: Report): Markup => {
  const rows = reasonRows(idleChecks(report.checks));
  if (rows.length === 0) return NOTHING;
  return section(
    'idle',
    'Checks with nothing to judge',
    markup`<details class="fold"><summary>The reasons, and the checks</summary>
${table('Checks with nothing to judge, by reason', ['Reason', 'Times', 'Checks'], rows)}
</details>`,
  );
};

/** Those that did not run, by reason; then those that did. */
export const probes = ({ probes: all }: Report): Markup => {
  const ran = all.filter(({ status }) => status === 'run').map(({ id }) => id);
  const rest = unrunProbes(all);
  const list =
    ran.length === 0
      ? NOTHING
      : markup`<p class="ran"><span class="status verified">✓ ${counted(ran.length, 'probe')} ran</span> ${ran.map((id) => markup`<code>${id}</code> `)}</p>`;
  const missing = table(
    'Probes that did not run, by reason',
    ['Not run, because', 'Probes'],
    rest.map(({ reason, ids }) => [
      reason,
      markup`${ids.map((id) => markup`<code>${id}</code> `)}`,
    ]),
  );
  return section('probes', 'Probes', markup`${missing}${list}`);
};

export const pins = (report: Report): Markup =>
  section(
    'pins',
    'What the document leaves open',
    table(
      'Answers to what the document leaves open',
      ['Question', 'Answer in this run'],
      Object.entries(report.pins).map(([key, value]) => [markup`<code>${key}</code>`, value]),
    ),
    'A run whose answers differ from the accepted ones fails.',
  );

export const leftovers = (report: Report): Markup =>
  section(
    'leftovers',
    'Left over',
    table(
      'Clients that could not be deleted',
      ['Client', 'Institution', 'Partner', 'Reason'],
      report.leftovers.map(({ collection, clientId, reason }) => [
        markup`<code>${clientId}</code>`,
        collection.institution,
        collection.partner,
        reason,
      ]),
    ),
    markup`These clients were created by the run and could not be deleted; <code>conformance cleanup</code> deletes them.`,
  );

/** What keeps the verdict from being a green. */
export const missing = ({ summary: { evidence } }: Report): Markup =>
  evidence.missing.length === 0
    ? NOTHING
    : section(
        'missing',
        'Missing evidence',
        markup`<ul>${evidence.missing.map((each) => markup`<li>${each}</li>`)}</ul>`,
        'A green stands on what was seen: each of these makes it impossible.',
      );
