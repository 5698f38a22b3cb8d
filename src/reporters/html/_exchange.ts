import type { Evidence, EvidenceMessage } from '../../model/report.js';
import { counted, duration, moment } from '../_words.js';
import { type About, guiltyOf, piecesOf } from './_guilty.js';
import { bodyLines, type Line } from './_lines.js';
import { linesOf, markup, Markup, NOTHING, spoken } from './_markup.js';

/** How much of a body is shown, characters. */
const BODY = 20_000;
const LINE = 2_000;

/** An exchange with request and response side by side; the lines that a finding is about are marked. */
export const exchange = (evidence: Evidence, about: About, open: boolean): Markup => {
  const { id, request, response, failure, probe, purpose, durationMs } = evidence;
  const answer = response === null ? 'no answer' : `${response.status} ${response.reason}`;
  const why = [probe, purpose].filter((word) => word !== null).map((word) => `${word}, `);
  const asked = { text: `${request.method} ${request.url}`, path: 'request.target' };
  const left = sideOf(id, about, {
    title: 'Request',
    name: 'request',
    first: asked,
    message: request,
  });
  const failed = failure === null ? NOTHING : markup`<p class="note">${failure}</p>`;
  return markup`<details class="exchange"${open ? OPEN : NOTHING}>
<summary><span class="mono">${request.method}</span> → <span class="mono">${answer}</span>
<span class="quiet">exchange ${id}, ${why.join('')}${duration(durationMs)}, ${moment(evidence.startedAt)}</span></summary>
<div class="sides">
${left}
${
  response === null
    ? markup`<div class="side"><h4>Response</h4><p class="none">No answer came.</p></div>`
    : sideOf(id, about, {
        title: 'Response',
        name: 'response',
        message: response,
        first: { text: answer, path: 'response.status' },
      })
}
</div>
${failed}</details>
`;
};

const OPEN = new Markup(' open');

interface Side {
  readonly title: string;
  /** How findings name it: `request`, `response`. */
  readonly name: string;
  readonly first: Line;
  readonly message: EvidenceMessage;
}

const sideOf = (id: string, about: About, side: Side): Markup => {
  const { title, name, first, message } = side;
  const fields = message.headers.map((header) => ({
    text: `${header.name}: ${header.value}`,
    path: `${name}.headers/${header.name}`,
  }));
  const head = [first, ...fields];
  const guilty = guiltyOf(head, about);
  return markup`<div class="side"><h4>${title}</h4>
<pre tabindex="0" role="group" aria-label="${title} of exchange ${id}">${head.map((line) => lineOf(line, guilty))}
${bodyOf(name, message, about)}</pre></div>`;
};

const bodyOf = (name: string, { body, cut }: EvidenceMessage, about: About): Markup => {
  const shown = body.slice(0, BODY);
  const all = shown === '' ? [] : bodyLines(shown, `${name}.body`);
  if (all.length === 0) return markup`<span class="none">no content</span>`;
  // A finding about the body as a whole marks all of it, once.
  const isWhole = about.some(({ at }) => at === `${name}.body`);
  const guilty = isWhole ? NOBODY : guiltyOf(all, about);
  const pieces = piecesOf(all, guilty).map((piece) =>
    typeof piece === 'number'
      ? markup`<span class="none">… ${counted(piece, 'line')} …</span>\n`
      : lineOf(piece, guilty),
  );
  const more = [
    body.length > shown.length ? counted(body.length - shown.length, 'more character') : '',
    cut > 0 ? counted(cut, 'byte that was not kept', 'bytes that were not kept') : '',
  ].filter((part) => part !== '');
  const rest =
    more.length > 0 ? markup`<span class="none">… and ${more.join(', ')}</span>` : NOTHING;
  return markup`${isWhole ? marked(pieces) : pieces}${rest}`;
};

const NOBODY: ReadonlySet<Line> = new Set();

const marked = (content: readonly Markup[]): Markup =>
  markup`<mark>${spoken('What the finding is about: ')}${content}</mark>`;

const lineOf = (line: Line, guilty: ReadonlySet<Line>): Markup => {
  const { text, path } = line;
  return guilty.has(line)
    ? marked([linesOf(text, LINE)])
    : markup`${linesOf(path.includes('.headers/') ? shortened(text) : text, LINE)}\n`;
};

/** A field that nothing is said of, without the many characters of a token in it. */
const shortened = (text: string): string =>
  text.replace(
    /(\S{24})(\S{120,})/g,
    (_, start: string, rest: string) => `${start}… (${counted(rest.length, 'more character')})`,
  );
