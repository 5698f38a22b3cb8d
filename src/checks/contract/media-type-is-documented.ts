import { defineCheck } from '../../model/check.js';
import type { MediaTypeSpec } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { essence } from '../../model/http/media-type.js';
import { fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { declaredFor, NO_ANSWER, NO_BODY, schemaOf, specOf, unreadOf } from '../_parts.js';

const UNDECLARED = notApplicable('the document declares no content for this answer');
const UNTYPED = notApplicable('content without a type is the affair of content-has-a-type');

const list = (type: string) =>
  exchange({ operation: 'listClients', status: 200, json: [], headers: { 'Content-Type': type } });

export default defineCheck({
  id: 'media-type-is-documented',
  rows: ['CON-04'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses/*/content',
  title: 'Content is of a media type that the document declares for the answer.',
  why: 'A client picks its parser by the media type, and refuses content of another one.',
  fix: 'Send the documented media type; parameters such as charset may follow it.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: ['list-is-text-html'],
  examples: {
    pass: [list('application/json'), list('Application/JSON; charset=utf-8')],
    fail: [list('text/html; charset=utf-8'), list('json'), list('text/json')],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const content = specOf(exchange, response)?.content;
    if (!content || content.length === 0) return unreadOf(exchange, response) ?? UNDECLARED;
    const contentType = response.headers.get('content-type');
    if (response.body.isEmpty) return NO_BODY;
    if (contentType === undefined) return UNTYPED;
    if (schemaOf(exchange, response) ?? declaredFor(content, contentType)) return PASS;
    return unreadOf(exchange, response) ?? undeclared(content, contentType, exchange);
  },
});

const undeclared = (
  content: readonly MediaTypeSpec[],
  contentType: string,
  exchange: Exchange,
): Verdict => {
  const spec = exchange.response && specOf(exchange, exchange.response);
  return fail({
    at: 'response.headers/content-type',
    expected: content.map(({ mediaType }) => mediaType).join(' or '),
    actual: essence(contentType) ?? 'a value that is no media type',
    pointer: `${spec?.pointer ?? ''}/content`,
    position: spec?.position,
    breaks: 'published',
  });
};
