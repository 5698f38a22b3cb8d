import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import { markOf } from '../model/mark.js';
import { Random } from '../driver/random.js';

const NOTHING = 'no answer';
/** What every client of a run carries. */
const MARK = markOf(new Random(7).hex(16));
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const SECRET = /"clientSecret":"[^"]*"/g;
const plain = (text: string): string =>
  text.replace(UUID, 'ID').replace(SECRET, '"clientSecret":"SECRET"');

/** What of an answer a finding is about, apart from what differs from one time to the next. */
const about = (
  finding: Finding,
  answer: { readonly status: number; field(name: string): string; readonly text: string },
): string => {
  const { at } = finding;
  if (at === 'response.status' && !answer.text.startsWith('[')) return String(answer.status);
  const [, name] = /^response\.headers\/(.*)$/.exec(at) ?? [];
  const part = name === undefined ? ofOurs(answer.text, finding) : answer.field(name);
  return `${answer.status} ${plain(part)}`;
};

/** Of a list the client that a place is in; of no place in particular, whether any of ours is there: others come and go. */
const ofOurs = (text: string, { at, curl }: Finding): string => {
  if (!text.startsWith('[')) return text;
  const clients = JSON.parse(text) as readonly { readonly name?: string }[];
  if (!/^response\.body\/\d/.test(at)) return `ours: ${text.includes(MARK)}`;
  return JSON.stringify(clients.filter(({ name = '' }) => name !== '' && curl.includes(name)));
};

/** What a run has seen. */
export const seenIn = ({ response }: Exchange, finding: Finding): string => {
  if (!response) return NOTHING;
  const { status, headers, body } = response;
  if (headers.has('content-encoding')) return String(status);
  return about(finding, { status, field: (name) => headers.all(name).join(', '), text: body.text });
};

/** The same of the last answer of all that was printed. */
export const printedIn = (output: string, finding: Finding): string => {
  // No line ends with a body that has no line end.
  const last = output.split(/(?=HTTP\/1\.1 \d{3} )/).at(-1) ?? '';
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(last) ?? [];
  if (status === undefined) return NOTHING;
  // What is coded, or said to be, is shown as it came.
  if (/^content-encoding:/im.test(last)) return status;
  const end = last.indexOf('\r\n\r\n');
  const head = last.slice(0, end);
  const field = (name: string): string =>
    head
      .split('\r\n')
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim())
      .join(', ');
  return about(finding, { status: Number(status), field, text: last.slice(end + 4) });
};
