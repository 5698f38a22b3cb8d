import type { Operation, ResponseSpec } from '../../model/contract.js';
import type { Exchange, HttpResponse } from '../../model/exchange.js';
import { isOfGateway, isPage } from '../../model/http/way.js';
import { expectsSuccess, type Purpose } from '../../model/purpose.js';

/** Refusals behind which anything may be hidden. */
const HIDING: ReadonlySet<number> = new Set([401, 403, 429]);

/**
 * What would have to be there to say that an exchange conforms, as a clause; undefined: nothing is missing.
 * @param exchange whose `match` is set @param isAlone nothing before it explains a refusal
 */
export const missingOf = (exchange: Exchange, isAlone: boolean): string | undefined => {
  const { match, response, purpose, id } = exchange;
  const said = (what: string) => (isAlone ? what : `${what} (${id})`);
  if (match.kind !== 'operation')
    return isAlone ? 'the request is of no operation of the document' : undefined;
  if (!response) return said('no answer came');
  const { status } = response;
  if (isOfGateway(status) || (status >= 400 && isPage(response)))
    return said('a gateway, or a page for people, answered in place of the API');
  const documented = match.operation.response(status);
  const unknown = documented
    ? unknownOf(response, documented)
    : unlisted(status, match.operation, purpose, isAlone);
  return unknown === undefined ? undefined : said(unknown);
};

const unlisted = (
  status: number,
  { id, responses }: Operation,
  purpose: Purpose | undefined,
  isAlone: boolean,
): string | undefined => {
  const wasAskedFor = purpose !== undefined && !expectsSuccess(purpose);
  if (wasAskedFor || !(isAlone || HIDING.has(status))) return undefined;
  const keys = responses.map(({ key }) => key).join(', ');
  return `the document does not list ${status} for ${id}, only ${keys}`;
};

const unknownOf = (
  { headers, body }: HttpResponse,
  { content }: ResponseSpec,
): string | undefined => {
  if (!body.isKept) return 'the content of the answer was not handed over, or not decoded';
  const needsType = content.length > 0 && !headers.isKept && !headers.has('content-type');
  return needsType ? 'the header fields of the answer were not handed over' : undefined;
};
