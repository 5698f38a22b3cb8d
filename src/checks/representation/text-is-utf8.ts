import { defineCheck } from '../../model/check.js';
import { essence, isJson } from '../../model/http/media-type.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_BODY, NO_JSON } from '../_parts.js';
import { couldNotTell } from '../../model/verdict.js';

const NO_BYTES = couldNotTell('the recording does not keep the bytes of the content');
const headers = { 'content-type': 'application/json' };
const list = (...bytes: readonly number[]) =>
  exchange({ operation: 'listClients', status: 200, headers, bytes: Uint8Array.from(bytes) });

export default defineCheck({
  id: 'text-is-utf8',
  rows: ['REP-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 8259 §8.1',
  title: 'JSON is UTF-8, without a byte order mark.',
  why: 'Parsers take other bytes for damaged text, and many stop at a byte order mark.',
  fix: 'Encode the answer as UTF-8 and write no byte order mark.',
  looksAt: { parts: ['response.type', 'response.body'] },
  faults: ['latin1-body', 'bom'],
  examples: {
    pass: [list(0x5b, 0x5d), list(0x22, 0xc3, 0xa9, 0x22)],
    fail: [
      list(0x22, 0xe9, 0x22),
      list(0xef, 0xbb, 0xbf, 0x5b, 0x5d),
      list(0x22, 0xc0, 0x80, 0x22),
      exchange({ operation: 'listClients', status: 200, headers, text: '\ufeff[]' }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { body } = response;
    if (body.isEmpty) return NO_BODY;
    if (!isJson(essence(response.headers.get('content-type')))) return NO_JSON;
    const { bytes } = body;
    const at = 'response.body';
    // Whoever decodes bytes into the text of a recording may take the mark off, but sets none.
    const isMarked = bytes
      ? bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      : body.text.charCodeAt(0) === 0xfeff;
    if (isMarked) return fail({ at, expected: 'no byte order mark', actual: 'a byte order mark' });
    if (!bytes) return NO_BYTES;
    if (body.isUtf8 !== false) return PASS;
    return fail({ at, expected: 'UTF-8', actual: 'bytes that are no UTF-8' });
  },
});
