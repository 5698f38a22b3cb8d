import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS, verdictOf } from '../../model/verdict.js';
import { NO_ANSWER, schemaOf, doubted, unreadOf } from '../_parts.js';
import { observe } from '../_violations.js';
import { exampleOf, NO_EXAMPLE, NO_PACT } from './_body.js';
import { isMissing } from './_completion.js';
import { interaction } from './_examples.js';

const INCOMPLETE = couldNotTell('no answer could be made of the example');
const get = (json: unknown) => interaction({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'pact-example-is-possible',
  rows: ['PAC-10'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'The answer that a pact waits for is one that the document allows.',
  why: 'A provider that keeps to the document never gives this answer: the pact cannot be verified.',
  fix: 'Have the consumer read the documented types and values.',
  looksAt: { parts: ['response.status', 'response.headers', 'response.body'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [get({ name: 'a' }), get({})],
    fail: [get({ name: 5 }), get({ name: null }), get([])],
  },
  evaluate(exchange) {
    const { pact, response } = exchange;
    if (!pact) return NO_PACT;
    if (!response) return NO_ANSWER;
    const { body } = response;
    const at = 'response.body';
    if (schemaOf(exchange, response) && !body.isEmpty && !body.json.ok)
      return fail({ at, expected: 'JSON', actual: 'text that is no JSON' });
    const example = exampleOf(exchange, 'response');
    if (!example) return unreadOf(exchange, response) ?? NO_EXAMPLE;
    if (example.schema.accepts(example.value))
      return doubted(example.schema, example.value) ?? PASS;
    const wrong = example.schema.explain(example.value).filter((each) => !isMissing(each));
    return wrong.length === 0 ? INCOMPLETE : verdictOf(observe(at, wrong));
  },
});
