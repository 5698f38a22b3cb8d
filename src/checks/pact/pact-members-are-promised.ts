import { defineCheck } from '../../model/check.js';
import type { Observation } from '../../model/finding.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT } from '../_examples.js';
import { exampleOf, NO_EXAMPLE, NO_EXAMPLE_MATCH, NO_PACT } from './_body.js';
import { interaction } from './_examples.js';
import { unpromised } from './_promises.js';

const get = (json: unknown) => interaction({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'pact-members-are-promised',
  rows: ['PAC-04'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'Every member that a consumer needs is one that the document requires of the answer.',
  why: 'An answer without the member is one that the document allows: the consumer fails on it.',
  fix: 'Let the consumer do without the member, have its provider state name it, or have the document require it.',
  looksAt: { parts: ['response.status', 'response.headers', 'response.body'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [interaction({ operation: 'listClients', status: 200, json: [] })],
    fail: [get(EXAMPLE_CLIENT), get({ undeclared: true })],
  },
  evaluate(exchange, { settings }) {
    if (!exchange.pact) return NO_PACT;
    const example = exampleOf(exchange, 'response');
    if (!example) return NO_EXAMPLE;
    if (!example.schema.accepts(example.value)) return NO_EXAMPLE_MATCH;
    const found: readonly Observation[] = unpromised(example, exchange.pact, settings.profile);
    return found.length === 0 ? PASS : verdictOf(found);
  },
});
