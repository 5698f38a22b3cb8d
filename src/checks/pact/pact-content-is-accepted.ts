import { defineCheck } from '../../model/check.js';
import type { Observation } from '../../model/finding.js';
import { essence, isJson } from '../../model/media-type.js';
import { couldNotTell, fail, notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { operationOf } from '../_parts.js';
import { observe } from '../_violations.js';
import { isProvoked, mediaOf, NO_PACT, UNMATCHED_REQUEST } from './_body.js';
import { interaction } from './_examples.js';

const PROVOKED = notApplicable('the interaction provokes a refusal');
const NO_SCHEMA = couldNotTell('the document has no JSON schema for this content');
const post = (json: unknown, status = 200) =>
  interaction({ operation: 'createClient', status, json: {}, request: { json } });

export default defineCheck({
  id: 'pact-content-is-accepted',
  rows: ['PAC-03'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'The content that a pact sends is what the document asks for.',
  why: 'The provider may refuse the request: the interaction is agreed on by the consumer alone.',
  fix: 'Have the consumer send the documented media type, members and types.',
  looksAt: { parts: ['request.headers', 'response.status'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [post({ name: 'a', redirectUris: [] }), post({ name: 5 }, 422)],
    fail: [post({ name: 'a' })],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED_REQUEST;
    if (isProvoked(exchange)) return PROVOKED;
    const { body, headers } = exchange.request;
    const { requestBody: spec, pointer } = operation;
    const say = (observation: Omit<Observation, 'side'>) =>
      fail({ ...observation, side: 'request' });
    const at = 'request.body';
    if (!body.isKept || body.isEmpty) {
      if (!spec?.required) return PASS;
      return say({ at, expected: 'content', actual: 'none', pointer: spec.pointer });
    }
    if (!spec) return say({ at, expected: 'no content', actual: 'content', pointer });
    const type = headers.get('content-type');
    const media = mediaOf(spec.content, type);
    if (!media) {
      const expected = spec.content.map(({ mediaType }) => mediaType).join(' or ') || 'no content';
      const actual = essence(type) ?? 'no media type';
      return say({ at: 'request.headers/content-type', expected, actual, pointer: spec.pointer });
    }
    if (!media.schema || !isJson(essence(type ?? 'application/json'))) return NO_SCHEMA;
    if (!body.json.ok)
      return say({ at, expected: 'JSON', actual: 'text that is no JSON', pointer: media.pointer });
    if (media.schema.accepts(body.json.value)) return PASS;
    const broken = observe(at, media.schema.explain(body.json.value));
    return verdictOf(broken.map((each) => ({ ...each, side: 'request' as const })));
  },
});
