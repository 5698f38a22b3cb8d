import { defineCheck } from '../../model/check.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { heldAgainstCaller } from '../_caller.js';
import { exchange } from '../_examples.js';
import { untoldIn, wrongIn } from '../_parameters.js';
import { operationOf, UNMATCHED, unreadable } from '../_parts.js';

const list = (partner: string) => exchange({ operation: 'listClients', status: 200, partner });
const nameless = () => {
  const made = list('p');
  if (made.match.kind === 'operation') made.match = { ...made.match, variables: {}, values: [] };
  return made;
};

export default defineCheck({
  id: 'request-parameters-match',
  rows: ['CON-13'],
  ledger: 'contract',
  severity: 'warning',
  clause: 'OpenAPI 3.0.0, Parameter Object',
  title:
    'The parameters of a request are there where they are required, and of the documented type.',
  why: 'A provider may refuse such a request at any time: that it is served today is luck.',
  fix: 'Have the caller send what the document describes.',
  looksAt: {
    parts: ['request.target', 'request.headers'],
    purposes: ['valid', 'inventory', 'clean-up', 'deleted', 'unknown-id', 'foreign'],
  },
  faults: [],
  asks: 'request',
  examples: { pass: [list('p')], fail: [nameless()] },
  evaluate(exchange) {
    const operation = operationOf(exchange);
    if (!operation) return UNMATCHED;
    const wrong = wrongIn(exchange, operation);
    if (wrong.length === 0)
      return unreadable(operation.unread?.parameters ?? untoldIn(exchange, operation)) ?? PASS;
    const told = verdictOf(wrong.map((each) => ({ ...each, side: 'request' as const })));
    return heldAgainstCaller(exchange, told);
  },
});
