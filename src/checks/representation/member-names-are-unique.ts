import { defineCheck } from '../../model/check.js';
import { duplicateMembers } from '../_json-text.js';
import { withoutIndexes } from '../../model/json/pointer.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';

const headers = { 'content-type': 'application/json' };
const get = (bytes: string) => exchange({ operation: 'getClient', status: 200, headers, bytes });

export default defineCheck({
  id: 'member-names-are-unique',
  rows: ['REP-02'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 8259 §4',
  title: 'No object has two members of one name.',
  why: 'Some parsers take the first, some the last, and some refuse: callers see different clients.',
  fix: 'Write each member once.',
  looksAt: { parts: ['response.body'] },
  faults: ['duplicate-members'],
  examples: {
    pass: [get('{"name":"a","x":{"name":"b"}}'), get('{"name":"\\"name\\":"}')],
    fail: [get('{"name":"a","name":"a"}'), get('[{"a":1,"\\u0061":2}]')],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { body } = response;
    if (!body.json.ok) return NO_JSON;
    const found = duplicateMembers(body.text, body.json.value);
    if (found.length === 0) return PASS;
    return verdictOf(
      found.map(({ pointer }) => ({
        at: `response.body${pointer}`,
        expected: 'one member of this name',
        actual: 'more than one',
        shape: withoutIndexes(pointer),
      })),
    );
  },
});
