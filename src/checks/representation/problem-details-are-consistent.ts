import { defineCheck } from '../../model/check.js';
import type { Observation } from '../../model/finding.js';
import { isObject, jsonType } from '../../model/json/walk.js';
import { essence } from '../../model/http/media-type.js';
import { parseUri } from '../_uri.js';
import { fail, notApplicable, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { memberOf } from '../_values.js';

const OTHER = notApplicable('the answer is no problem document');
const TYPE = 'application/problem+json';
const EMPTY = notApplicable('the problem document is empty');

const isReference = (value: unknown): boolean =>
  typeof value === 'string' && parseUri(value) !== undefined;
const isString = (value: unknown): boolean => typeof value === 'string';

const RULES = [
  { name: 'type', holds: isReference, expected: 'a URI reference' },
  { name: 'instance', holds: isReference, expected: 'a URI reference' },
  { name: 'title', holds: isString, expected: 'a string' },
  { name: 'detail', holds: isString, expected: 'a string' },
] as const;

const gone = (json: unknown) =>
  exchange({ operation: 'getClient', status: 404, json, headers: { 'content-type': TYPE } });

export default defineCheck({
  id: 'problem-details-are-consistent',
  rows: ['REP-08'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9457 §3.1',
  title: 'A problem document is one, and agrees with its answer.',
  why: 'Callers that know the format read its members; wrong ones are passed over, or mislead.',
  fix: 'Repeat the status of the answer, and give type and instance as URI references.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: ['wrong-problem-status'],
  examples: {
    pass: [gone({}), gone({ type: 'about:blank', status: 404, title: 'x', instance: '/a/1' })],
    fail: [gone({ status: 400 }), gone({ status: '404' }), gone({ type: 'not a uri' }), gone([])],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const contentType = response.headers.get('content-type');
    if (contentType === undefined || essence(contentType) !== TYPE) return OTHER;
    if (response.body.isEmpty) return EMPTY;
    const { json } = response.body;
    const value = json.ok ? json.value : undefined;
    if (!isObject(value)) {
      const actual = json.ok ? jsonType(value) : 'text that is no JSON';
      return fail({ at: 'response.body', expected: 'a JSON object', actual });
    }
    const found: Observation[] = [];
    const status = memberOf(value, 'status');
    if (status !== undefined && status !== response.status) {
      const actual = typeof status === 'number' ? 'another number' : `of type ${jsonType(status)}`;
      const expected = 'the status of the answer, as a number';
      found.push({ at: 'response.body/status', expected, actual });
    }
    for (const { name, holds, expected } of RULES) {
      const held = memberOf(value, name);
      if (held === undefined || holds(held)) continue;
      const actual = typeof held === 'string' ? 'a text that is none' : `of type ${jsonType(held)}`;
      found.push({ at: `response.body/${name}`, expected, actual });
    }
    return verdictOf(found);
  },
});
