import { defineCheck } from '../../model/check.js';
import type { SecurityScheme } from '../../model/contract.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { EXAMPLE_OPERATIONS } from '../_document.js';
import { operationOf } from '../_parts.js';
import { isProvoked, NO_PACT, PROVOKED, UNMATCHED_REQUEST } from './_body.js';
import { interaction, type InteractionInit } from './_examples.js';
import { isSignedIn, schemeWords } from './_request.js';

const OPEN = notApplicable('the document asks for no credentials');

const guarded = (init: Partial<InteractionInit>) => {
  const operation = EXAMPLE_OPERATIONS.get('listClients');
  if (!operation) throw new TypeError('no such operation');
  const scheme: SecurityScheme = { name: 'token', type: 'oauth2' };
  const security = { pointer: `${operation.pointer}/security`, alternatives: [[scheme]] };
  const made = { ...operation, security };
  const match = { kind: 'operation', operation: made, variables: {}, values: [] } as const;
  return interaction({ operation: 'listClients', status: 200, match, ...init });
};
const basic = { headers: { authorization: 'Basic YTpi' } };

export default defineCheck({
  id: 'pact-credentials-are-sent',
  rows: ['PAC-07'],
  ledger: 'contract',
  severity: 'error',
  clause: 'OpenAPI 3.0.0, Security Requirement Object',
  title: 'A request of a pact brings the credentials that the document requires.',
  why: 'The provider refuses the request, and the consumer has never tried what it does with credentials.',
  fix: 'Have the consumer send credentials of the documented scheme; a matcher may stand for their value.',
  looksAt: { parts: ['request.headers', 'response.status'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [guarded({}), guarded({ purpose: 'anonymous', status: 401 })],
    fail: [guarded({ request: basic }), guarded({ purpose: 'anonymous' })],
  },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED_REQUEST;
    const { security } = operation;
    if (!security) return OPEN;
    if (isProvoked(exchange)) return PROVOKED;
    const { alternatives, pointer } = security;
    if (alternatives.some((all) => all.every((scheme) => isSignedIn(exchange, scheme))))
      return PASS;
    const expected = alternatives.map((all) => all.map(schemeWords).join(' and ')).join(', or ');
    const actual = exchange.request.headers.has('authorization') ? 'other credentials' : 'none';
    return fail({
      at: 'request.headers/authorization',
      expected,
      actual,
      pointer,
      side: 'request',
    });
  },
});
