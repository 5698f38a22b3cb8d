import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { NO_PACT } from './_body.js';
import { interaction } from './_examples.js';

const lost = (status: number) =>
  interaction({
    operation: 'getClient',
    status,
    request: { target: '/clients' },
    match: { kind: 'unknown-path' },
  });

export default defineCheck({
  id: 'pact-request-is-documented',
  rows: ['PAC-01'],
  ledger: 'contract',
  severity: 'error',
  clause: 'OpenAPI 3.0.0, Paths Object',
  title: 'Every request of a pact is of an operation of the document.',
  why: 'The provider serves what the document describes: this request goes nowhere.',
  fix: 'Have the consumer use a path and a method of the document.',
  looksAt: { parts: ['request.target', 'response.status'], unmatched: true },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [interaction({ operation: 'listClients', status: 200 }), lost(404)],
    fail: [lost(200)],
  },
  evaluate({ pact, match, request, response }) {
    if (!pact) return NO_PACT;
    const refused = response?.status === 404 || response?.status === 405;
    if (match.kind === 'operation' || refused) return PASS;
    const side = 'request' as const;
    if (match.kind === 'unknown-method') {
      const expected = `one of ${match.allowed.join(', ')}`;
      return fail({
        at: 'request.method',
        expected,
        actual: request.method,
        side,
        pointer: '#/paths',
      });
    }
    const actual = `${request.method} ${request.target.split('?', 1)[0]?.slice(0, 200) ?? ''}`;
    const expected = 'a path of the document';
    return fail({ at: 'request.target', expected, actual, side, pointer: '#/paths' });
  },
});
