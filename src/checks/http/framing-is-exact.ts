import { defineCheck } from '../../model/check.js';
import type { HttpResponse } from '../../model/exchange.js';
import type { FramingProblem } from '../../model/http/framing.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { ELSEWHERE, isElsewhere, NO_ANSWER } from '../_parts.js';

const NO_BYTES = couldNotTell('the recording does not keep the bytes of the connection');
const AFTER_204 = notApplicable('bytes after a 204 are the affair of no-content-after-204');
const OUR_LIMIT = couldNotTell('the rest of the answer was not read');
/** Our own limits, and our own signal: the server is not at fault. */
const OURS: ReadonlySet<string> = new Set(['too-large', 'aborted']);
/** Wrong, but every client reads over it. */
const HARMLESS: ReadonlySet<string> = new Set(['line-ending', 'status-line-without-space']);

const PLACE = { at: 'response', expected: 'as many bytes as the header section says' };

const tell = ({ fault, message }: FramingProblem): Verdict => {
  const severity = HARMLESS.has(fault) ? 'warning' : 'error';
  return fail({ ...PLACE, actual: message, shape: fault, severity });
};

const TWO_LENGTHS: FramingProblem = {
  fault: 'length-and-coding',
  message: 'Content-Length and Transfer-Encoding are both there',
};

/** What the header fields of a recording show by themselves (RFC 9112 §6.2). */
const judgeFields = ({ headers }: HttpResponse): Verdict =>
  headers.has('content-length') && headers.has('transfer-encoding') ? tell(TWO_LENGTHS) : NO_BYTES;

const got = (raw: string, ...problems: readonly FramingProblem[]) =>
  exchange({ operation: 'getClient', status: 200, raw, framing: { problem: problems[0] } });
const head = 'HTTP/1.1 200 OK\r\n';

export default defineCheck({
  id: 'framing-is-exact',
  rows: ['HTTP-23'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9112 §6.3',
  title: 'An answer is exactly as long as its header section says.',
  why: 'A wrong length makes a client wait, cut content off, or read the rest as the next answer.',
  fix: 'Let the server compute the length from the bytes that it sends.',
  looksAt: { parts: ['response.status'], unmatched: true },
  faults: ['wrong-content-length', 'bytes-after-body'],
  examples: {
    pass: [
      got(`${head}Content-Length: 2\r\n\r\n{}`),
      got(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
      got(`${head}Connection: close\r\n\r\n{}`),
    ],
    fail: [
      got(`${head}Content-Length: 3\r\n\r\n{}`, {
        fault: 'body-short',
        message: 'Content-Length says 3 bytes, and 2 came',
      }),
      got(`${head}Content-Length: 2\r\n\r\n{}{}`, {
        fault: 'bytes-follow',
        message: '2 bytes follow the bytes that Content-Length speaks of',
      }),
      got(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\n{}\r\n0\r\n\r\n`, {
        fault: 'chunk-malformed',
        message: 'no CRLF follows a chunk of 3 bytes',
      }),
      exchange({
        operation: 'getClient',
        status: 200,
        source: 'har',
        text: '{}',
        headers: { 'content-length': '2', 'transfer-encoding': 'chunked' },
      }),
      exchange({
        operation: 'getClient',
        status: 200,
        failure: { code: 'reset', message: 'connection reset', afterStatus: true },
      }),
    ],
  },
  evaluate(exchange) {
    const { response, failure } = exchange;
    if (!response) return NO_ANSWER;
    if (isElsewhere(exchange)) return ELSEWHERE;
    if (failure && OURS.has(failure.code)) return OUR_LIMIT;
    const { framing, status } = response;
    const problem = framing?.problem;
    if (problem?.fault === 'bytes-follow' && status === 204) return AFTER_204;
    if (problem) return tell(problem);
    if (failure?.afterStatus) {
      const actual = `the answer broke off after its status line (${failure.code})`;
      return fail({ ...PLACE, actual, shape: failure.code });
    }
    return framing ? PASS : judgeFields(response);
  },
});
