import type { Evidence, EvidenceMessage } from '../../model/report.js';
import { counted, duration, moment } from '../_words.js';
import { bodyLines, shows, type Line } from './_lines.js';
import { linesOf, markup, Markup, NOTHING, spoken } from './_markup.js';

/** How much of a body is shown, characters and lines. */
const BODY = 8_000;
const LINES = 160;
const LINE = 2_000;

/** An exchange with request and response side by side; the lines that a finding is about are marked. */
export const exchange = (evidence: Evidence, at: readonly string[], open: boolean): Markup => {
  const { id, request, response, failure, probe, purpose, durationMs } = evidence;
  const answer = response === null ? 'no answer' : `${response.status} ${response.reason}`;
  const why = [probe, purpose].filter((word) => word !== null).map((word) => `${word}, `);
  const asked = { text: `${request.method} ${request.url}`, path: 'request.target' };
  const left = sideOf(id, at, {
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
    : sideOf(id, at, {
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

const sideOf = (id: string, at: readonly string[], side: Side): Markup => {
  const { title, name, first, message } = side;
  const fields = message.headers.map((header) => ({
    text: `${header.name}: ${header.value}`,
    path: `${name}.headers/${header.name}`,
  }));
  return markup`<div class="side"><h4>${title}</h4>
<pre tabindex="0" role="group" aria-label="${title} of exchange ${id}">${[first, ...fields].map((line) => lineOf(line, at))}
${bodyOf(name, message, at)}</pre></div>`;
};

const bodyOf = (name: string, { body, cut }: EvidenceMessage, at: readonly string[]): Markup => {
  const shown = body.slice(0, BODY);
  const all = shown === '' ? [] : bodyLines(shown, `${name}.body`);
  const lines = all.slice(0, LINES);
  if (lines.length === 0) return markup`<span class="none">no content</span>`;
  const more = [
    all.length > lines.length ? counted(all.length - lines.length, 'more line') : '',
    body.length > shown.length ? counted(body.length - shown.length, 'more character') : '',
    cut > 0 ? counted(cut, 'byte that was not kept', 'bytes that were not kept') : '',
  ].filter((part) => part !== '');
  const rest =
    more.length > 0 ? markup`<span class="none">… and ${more.join(', ')}</span>` : NOTHING;
  // A finding about the body as a whole marks all of it, once.
  if (at.includes(`${name}.body`))
    return markup`${marked(lines.map((line) => lineOf(line, [])))}${rest}`;
  return markup`${lines.map((line) => lineOf(line, at))}${rest}`;
};

const marked = (content: readonly Markup[]): Markup =>
  markup`<mark>${spoken('What the finding is about: ')}${content}</mark>`;

const lineOf = ({ text, path }: Line, at: readonly string[]): Markup =>
  at.some((each) => shows(path, each))
    ? marked([linesOf(text, LINE)])
    : markup`${linesOf(path.includes('.headers/') ? shortened(text) : text, LINE)}\n`;

/** A field that nothing is said of, without the many characters of a token in it. */
const shortened = (text: string): string =>
  text.replace(
    /(\S{24})(\S{120,})/g,
    (_, start: string, rest: string) => `${start}… (${counted(rest.length, 'more character')})`,
  );
