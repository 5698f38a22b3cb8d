import { defineCheck } from '../../model/check.js';
import { couldNotTell, PASS, verdictOf } from '../../model/verdict.js';
import { exampleOf, NO_EXAMPLE, NO_EXAMPLE_MATCH, NO_PACT } from './_body.js';
import { fitting, interaction, rule } from './_examples.js';
import { tooNarrow } from './_matching.js';

const UNKNOWN = couldNotTell('a matcher of the pact is not known');
const get = (asks: Parameters<typeof interaction>[0]['asks'] = []) =>
  interaction({ operation: 'getClient', status: 200, json: { name: 'a' }, asks });

export default defineCheck({
  id: 'pact-matchers-are-no-narrower',
  rows: ['PAC-05'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'A pact lets every answer pass that the document allows.',
  why: 'The provider may keep to the document and fail the pact: the consumer asks for what nobody promised.',
  fix: 'Loosen the matcher, or have the document promise what the consumer needs.',
  looksAt: { parts: ['response.status', 'response.headers', 'response.body'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [get(), get([rule({ kind: 'type' }, 'name')])],
    fail: [get([rule(fitting(/^a$/), 'name')]), get([rule({ kind: 'equality' }, 'name')])],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const example = exampleOf(exchange, 'response');
    if (!example) return NO_EXAMPLE;
    if (!example.schema.accepts(example.value)) return NO_EXAMPLE_MATCH;
    const { observations, unknown } = tooNarrow(example, exchange.pact);
    if (observations.length > 0) return verdictOf(observations);
    return unknown ? UNKNOWN : PASS;
  },
});
