import { defineCheck } from '../../model/check.js';
import type { Operation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { operationOf, unreadable } from '../_parts.js';
import { isProvoked, NO_PACT, PROVOKED, UNMATCHED_REQUEST } from './_body.js';
import { interaction } from './_examples.js';
import { strangersIn, untoldIn, wrongIn } from '../_parameters.js';

const list = (query: string) =>
  interaction({
    operation: 'listClients',
    status: 200,
    request: { target: `/a/oidc-provider/api/v0/institutions/i/partner-clients/p${query}` },
  });

const observe = (exchange: Exchange, operation: Operation): readonly Observation[] => [
  ...wrongIn(exchange, operation),
  ...strangersIn(exchange, operation),
];

export default defineCheck({
  id: 'pact-parameters-are-documented',
  rows: ['PAC-02'],
  ledger: 'contract',
  severity: 'error',
  clause: 'OpenAPI 3.0.0, Parameter Object',
  title:
    'The parameters of a request are those of the document: the required ones, and of the right type.',
  why: 'The provider may refuse a request that lacks a parameter, and nobody promised what an unknown one does.',
  fix: 'Have the consumer send what the document describes.',
  looksAt: { parts: ['request.target', 'request.headers', 'response.status'] },
  faults: [],
  asks: 'pact',
  examples: { pass: [list('')], fail: [list('?limit=5')] },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED_REQUEST;
    if (isProvoked(exchange)) return PROVOKED;
    const found = observe(exchange, operation);
    return found.length === 0
      ? (unreadable(operation.unread?.parameters ?? untoldIn(exchange, operation)) ?? PASS)
      : verdictOf(found.map((each) => ({ ...each, side: 'request' as const })));
  },
});
