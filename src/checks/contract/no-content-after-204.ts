import { defineCheck } from '../../model/check.js';
import { readFraming } from '../../model/http/framing.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const gone = (more: { readonly raw?: string; readonly text?: string }) =>
  exchange({ operation: 'deleteClient', status: 204, ...more });

export default defineCheck({
  id: 'no-content-after-204',
  rows: ['CON-08', 'HTTP-07'],
  ledger: 'contract',
  severity: 'error',
  clause: 'RFC 9110 §15.3.5',
  title: 'An answer 204 ends with its header section.',
  why: 'A client takes bytes that follow a 204 for the start of the next answer on the connection.',
  fix: 'Send nothing after the header section of a 204.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    statuses: ['204'],
  },
  faults: ['body-after-204'],
  examples: {
    pass: [gone({}), gone({ raw: 'HTTP/1.1 204 No Content\r\ndate: x\r\n\r\n' })],
    fail: [
      gone({ text: '{}' }),
      gone({ raw: 'HTTP/1.1 204 No Content\r\n\r\n{}' }),
      gone({ raw: 'HTTP/1.1 204 No Content\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n' }),
    ],
  },
  evaluate({ request, response }) {
    if (!response) return NO_ANSWER;
    const { raw, body } = response;
    const surplus = raw ? readFraming(raw, request.method).surplus : body.size;
    if (surplus === 0) return PASS;
    const actual = surplus === 1 ? '1 byte' : `${surplus} bytes`;
    const shape = 'bytes after a 204';
    return fail({ at: 'response.body', expected: 'no bytes after the head', actual, shape });
  },
});
