import { defineCheck } from '../../model/check.js';
import { essence } from '../../model/http/media-type.js';
import { fail, PASS } from '../../model/verdict.js';
import { NO_ANSWER, NO_BODY, specOf, declaredFor, unreadOf } from '../_parts.js';
import { NO_PACT, UNLISTED } from './_body.js';
import { interaction } from './_examples.js';
import { isAccepted } from './_accept.js';

const list = (accept: string) =>
  interaction({
    operation: 'listClients',
    status: 200,
    json: [],
    request: { headers: { accept } },
  });

export default defineCheck({
  id: 'pact-content-is-declared',
  rows: ['PAC-09'],
  ledger: 'contract',
  severity: 'error',
  clause: 'OpenAPI 3.0.0, Response Object',
  title: 'Content that a pact waits for is declared, in a media type that the consumer accepts.',
  why: 'The document says that no such content comes: the consumer waits for what nobody sends.',
  fix: 'Do without the content, accept the declared media type, or have the document declare this one.',
  looksAt: { parts: ['request.headers', 'response.status'], statuses: ['2xx'] },
  faults: [],
  asks: 'pact',
  examples: {
    pass: [list('application/json'), list('text/html, */*;q=0.1')],
    fail: [
      list('application/xml'),
      interaction({ operation: 'updateClient', status: 204, json: { name: 'a' } }),
    ],
  },
  evaluate(exchange) {
    const { pact, response, request } = exchange;
    if (!pact) return NO_PACT;
    if (!response) return NO_ANSWER;
    const spec = specOf(exchange, response);
    if (!spec) return UNLISTED;
    const { pointer, position, content } = spec;
    const common = { pointer, position };
    if (content.length === 0) {
      if (!response.body.isKept || response.body.isEmpty) return NO_BODY;
      return fail({ ...common, at: 'response.body', expected: 'no content', actual: 'content' });
    }
    const contentType = response.headers.get('content-type');
    const isUnseen = !response.body.isKept || response.body.isEmpty;
    // Of content that the pact shows this is the affair of media-type-is-documented.
    if (isUnseen && contentType !== undefined && !declaredFor(content, contentType))
      return (
        unreadOf(exchange, response) ??
        fail({
          ...common,
          at: 'response.headers/content-type',
          expected: content.map(({ mediaType }) => mediaType).join(' or '),
          actual: essence(contentType) ?? 'a value that is no media type',
        })
      );
    const accept = request.headers.all('accept').join(',');
    const types = content.map(({ mediaType }) => mediaType);
    if (isAccepted(accept, types)) return PASS;
    const at = 'request.headers/accept';
    return fail({
      ...common,
      at,
      expected: types.join(' or '),
      actual: accept.slice(0, 200),
      side: 'request',
    });
  },
});
