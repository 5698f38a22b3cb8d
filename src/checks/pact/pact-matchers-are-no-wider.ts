import { defineCheck } from '../../model/check.js';
import { couldNotTell, PASS, verdictOf } from '../../model/verdict.js';
import { exampleOf, isProvoked, NO_EXAMPLE, NO_EXAMPLE_MATCH, NO_PACT, PROVOKED } from './_body.js';
import { interaction, rule } from './_examples.js';
import { tooWide } from './_matching.js';

const UNKNOWN = couldNotTell('a matcher of the pact is not known');
const json = { name: 'a', redirectUris: [], pkceRequired: true };
const create = (...sends: Parameters<typeof rule>[]) =>
  interaction({
    operation: 'createClient',
    status: 200,
    json: {},
    request: { json },
    sends: sends.map((each) => rule(...each)),
  });

export default defineCheck({
  id: 'pact-matchers-are-no-wider',
  rows: ['PAC-06'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'A pact lets the consumer send nothing that the document forbids.',
  why: 'The consumer may keep to the pact and be refused: the example is served, the next value is not.',
  fix: 'Tighten the matcher to what the document allows.',
  looksAt: { parts: ['request.headers', 'request.body'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [create(), create([{ kind: 'type' }, 'name'])],
    fail: [create([{ kind: 'ignored' }, 'name'])],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    if (isProvoked(exchange)) return PROVOKED;
    const example = exampleOf(exchange, 'request');
    if (!example) return NO_EXAMPLE;
    if (!example.schema.accepts(example.value)) return NO_EXAMPLE_MATCH;
    const { observations, unknown } = tooWide(example, exchange.pact);
    if (observations.length > 0)
      return verdictOf(observations.map((each) => ({ ...each, side: 'request' as const })));
    return unknown ? UNKNOWN : PASS;
  },
});
