import { defineCheck } from '../../model/check.js';
import { mayHoldSurrogates } from '../_json-text.js';
import { membersOf } from '../../model/json/walk.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';

const MANGLED = couldNotTell('the recording itself holds text that is not well-formed');
const headers = { 'content-type': 'application/json' };
const get = (bytes: string) => exchange({ operation: 'getClient', status: 200, headers, bytes });

const isBroken = (value: unknown): boolean =>
  typeof value === 'string'
    ? !value.isWellFormed()
    : Array.isArray(value) && value.some((item) => typeof item === 'string' && isBroken(item));

/** A pointer to the first string that is not well-formed. */
const firstBroken = (value: unknown): string | undefined => {
  if (isBroken(value)) return '';
  for (const member of membersOf(value))
    if (isBroken(member.name) || isBroken(member.value)) return member.pointer.toWellFormed();
  return undefined;
};

export default defineCheck({
  id: 'strings-are-well-formed',
  rows: ['REP-04'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 8259 §8.2',
  title: 'Strings hold no half of a surrogate pair.',
  why: 'Half a pair is no character: what a parser makes of it cannot be foretold.',
  fix: 'Cut and store text by characters, not by UTF-16 code units.',
  looksAt: { parts: ['response.body'] },
  faults: ['lone-surrogate'],
  examples: {
    pass: [get('{"name":"\\ud83d\\ude00"}'), get('{"name":"\\\\ud800"}')],
    fail: [get('{"name":"\\ud800"}'), get('[{"contacts":["\\udc00x"]}]'), get('{"\\ud83d":1}')],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { body } = response;
    if (!body.json.ok) return NO_JSON;
    if (!body.text.isWellFormed()) return MANGLED;
    if (!mayHoldSurrogates(body.text)) return PASS;
    const pointer = firstBroken(body.json.value);
    if (pointer === undefined) return PASS;
    const actual = 'half of a surrogate pair';
    return fail({ at: `response.body${pointer}`, expected: 'whole characters', actual });
  },
});
