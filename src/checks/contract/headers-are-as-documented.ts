import { defineCheck } from '../../model/check.js';
import type { HeaderSpec } from '../../model/contract.js';
import type { Exchange, HttpResponse } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { essence, isJson } from '../../model/http/media-type.js';
import { notApplicable, PASS, type Verdict, verdictOf } from '../../model/verdict.js';
import { withHeaders } from '../_document.js';
import { exchange } from '../_examples.js';
import {
  HEADERS_UNKNOWN,
  knowsHeaders,
  NO_ANSWER,
  specOf,
  unreadable,
  unreadOf,
} from '../_parts.js';
import { deviation, isFitting } from '../_styles.js';

const NONE = notApplicable('the document declares no header for this answer');

const list = (headers: Readonly<Record<string, string>>): Exchange =>
  withHeaders(exchange({ operation: 'listClients', status: 200, json: [], headers }));

export default defineCheck({
  id: 'headers-are-as-documented',
  rows: ['CON-16'],
  ledger: 'contract',
  severity: 'error',
  clause: 'OpenAPI 3.0.3, Header Object',
  title:
    'The headers that the document requires of an answer are there, and those that are there fit their schemas.',
  why: 'Clients read what is promised: a missing or malformed header breaks paging, limits and tracing.',
  fix: 'Send the required headers, in the documented type.',
  looksAt: { parts: ['response.status', 'response.headers'] },
  faults: ['list-refusal-without-challenge'],
  examples: {
    pass: [list({ 'X-Total': '5' }), exchange({ operation: 'listClients', status: 200, json: [] })],
    fail: [list({}), list({ 'X-Total': 'many' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const headers = specOf(exchange, response)?.headers ?? [];
    if (headers.length === 0) return unreadOf(exchange, response) ?? NONE;
    const isKnown = knowsHeaders(exchange, response);
    const wrong = headers.flatMap((spec) => wrongIn(response, spec, isKnown));
    if (wrong.length > 0) return verdictOf(wrong);
    // A pact names the headers that its consumer reads, and no others.
    return doubt(response, headers, isKnown || exchange.pact !== undefined) ?? PASS;
  },
});

const at = ({ name }: HeaderSpec): string => `response.headers/${name}`;

const wrongIn = (
  response: HttpResponse,
  spec: HeaderSpec,
  isKnown: boolean,
): readonly Observation[] => {
  if (spec.unread !== undefined) return [];
  const { name, pointer, position, schema, written } = spec;
  const values = response.headers.all(name);
  const common = { at: at(spec), pointer, position, breaks: 'published' as const };
  if (values.length === 0) {
    if (!spec.required || !isKnown) return [];
    return [{ ...common, expected: `the header ${JSON.stringify(name)}`, actual: 'none' }];
  }
  if (!schema) return [];
  if (written.mediaType !== undefined)
    return isJson(essence(written.mediaType)) ? ofJson(spec, values.join(','), common) : [];
  if (isFitting(schema, { name, values }, written)) return [];
  // Its lines are never one value (RFC 9110, section 5.3).
  if (
    name === 'set-cookie' &&
    values.every((each) => isFitting(schema, { name, values: [each] }, written))
  )
    return [];
  const violation = deviation(schema, { name, values }, written);
  const expected = violation?.expected ?? 'a value that the document allows';
  return [
    {
      ...common,
      pointer: violation?.schema ?? pointer,
      expected,
      actual: 'a value that does not fit',
    },
  ];
};

const ofJson = (
  { schema }: HeaderSpec,
  text: string,
  common: Pick<Observation, 'at' | 'pointer' | 'position' | 'breaks'>,
): readonly Observation[] => {
  const actual = 'a value that does not fit';
  try {
    const [violation] = schema?.explain(JSON.parse(text)) ?? [];
    return violation ? [{ ...common, expected: violation.expected, actual }] : [];
  } catch {
    return [{ ...common, expected: 'JSON', actual }];
  }
};

const doubt = (
  { headers }: HttpResponse,
  specs: readonly HeaderSpec[],
  isKnown: boolean,
): Verdict | undefined => {
  const unread = specs.find((spec) => spec.unread !== undefined);
  if (unread) return unreadable(unread.unread);
  const isHidden = !isKnown && specs.some(({ name, required }) => required && !headers.has(name));
  return isHidden ? HEADERS_UNKNOWN : undefined;
};
