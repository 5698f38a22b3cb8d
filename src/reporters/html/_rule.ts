import type { Finding } from '../../model/finding.js';
import type { Cause } from '../_causes.js';
import { listed } from '../_words.js';
import { markup, Markup, NOTHING } from './_markup.js';

/** Places that are named; more nobody reads. */
const PLACES = 12;

/** By what a cause is judged, and what follows from it. */
export const rule = (cause: Cause): Markup => {
  const clauses = [...new Set(cause.findings.map(({ clause }) => clause))].slice(0, PLACES);
  const rules = clauses.map((clause) => {
    const own = cause.findings.filter((each) => each.clause === clause);
    const place = linesAt(own);
    const shown = markup`<code${place === '' ? NOTHING : QUIET}>${clause}</code>`;
    const strict = own.some(({ breaks }) => breaks === 'strict') ? STRICT : NOTHING;
    return markup`<dd>${place === '' ? NOTHING : markup`<span class="line">${place}</span> `}${shown}${strict}</dd>`;
  });
  return markup`<dl class="rule"><dt>Rule</dt>${rules}<dt>Why it matters</dt><dd class="prose">${cause.why}</dd><dt>What to do</dt><dd class="prose">${cause.fix}</dd></dl>`;
};

const QUIET = new Markup(' class="quiet"');
const STRICT = markup`<br>only the strict reading forbids it`;

/** `api.yaml, line 12`, `api.yaml, lines 12 and 40`; empty where the document does not say it. */
const linesAt = (all: readonly Finding[]): string => {
  const files = new Map<string, Set<number>>();
  for (const { position } of all) {
    if (!position) continue;
    files.set(position.file, (files.get(position.file) ?? new Set()).add(position.line));
  }
  return [...files]
    .map(([file, lines]) => {
      const sorted = [...lines].sort((one, other) => one - other).slice(0, PLACES);
      return `${nameOf(file)}, line${sorted.length > 1 ? 's' : ''} ${listed(sorted.map(String))}`;
    })
    .join('; ');
};

/** Where a package lies says nothing to anybody else, and stands at the top of the page. */
const nameOf = (file: string): string =>
  /^(?:\/|[A-Za-z]:[/\\])/.test(file) ? (file.split(/[/\\]/).at(-1) ?? file) : file;
