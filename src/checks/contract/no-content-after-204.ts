import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const gone = (text = '') => exchange({ operation: 'deleteClient', status: 204, text });
const followedBy = (rest: string) =>
  exchange({
    operation: 'deleteClient',
    status: 204,
    raw: `HTTP/1.1 204 No Content\r\ndate: x\r\n\r\n${rest}`,
    framing: { surplus: rest.length },
  });

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
    pass: [gone(), followedBy('')],
    fail: [gone('{}'), followedBy('{}'), followedBy('0\r\n\r\n')],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { framing, body } = response;
    const surplus = framing ? framing.surplus : body.size;
    if (surplus === 0) return PASS;
    const actual = surplus === 1 ? '1 byte' : `${surplus} bytes`;
    const shape = 'bytes after a 204';
    return fail({ at: 'response.body', expected: 'no bytes after the head', actual, shape });
  },
});
