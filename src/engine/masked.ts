import type { Exchange, HttpResponse } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { isObject } from '../model/json/walk.js';
import { isMask } from '../model/placeholder.js';
import { namesSecret } from '../model/secret-names.js';
import { couldNotTell, type Verdict, verdictOf } from '../model/verdict.js';

const MASKED = couldNotTell('a value that it is about was taken out of the recording');

/** The exchanges of earlier ids, as far as they are kept. */
export type Lookup = (id: string) => Exchange | undefined;

/**
 * What is left of a failure once nothing is held against a server that whoever handed a recording over, or
 * its recorder, has put there: a mask in place of a value, or no header fields at all.
 */
export const withoutMasks = (verdict: Verdict, exchange: Exchange, earlier: Lookup): Verdict => {
  const { response, source, purpose } = exchange;
  if (verdict.outcome !== 'fail' || source !== 'har' || purpose !== undefined || !response)
    return verdict;
  const left = verdict.observations.filter((each) => !isMasked(each, exchange, response, earlier));
  if (left.length === verdict.observations.length) return verdict;
  return left.length === 0 ? MASKED : verdictOf(left);
};

const isMasked = (
  { at, expected, earlier = [] }: Observation,
  { request }: Exchange,
  response: HttpResponse,
  lookup: Lookup,
): boolean => {
  const [part, name = '', ...rest] = at.split('/');
  if (part === 'response.headers') return isMaskedField(response, name);
  if (part === 'request.body') return holdsMask(valueAt(jsonOf(request.body), [name, ...rest]));
  // A refusal was asked for because of what was sent, which nobody knows.
  if (at === 'response.status' && /^4\d\d/.test(expected)) return sentMask(request);
  if (part !== 'response.body' || name === '') return false;
  const path = [name, ...rest];
  // That a secret is shown is told by its name.
  if (path.some(namesSecret)) return false;
  if (holdsMask(valueAt(jsonOf(response.body), path))) return true;
  const member = path.findLast((each) => each !== '*' && !/^\d+$/.test(each)) ?? name;
  return earlier.some((id) => {
    const exchange = lookup(id);
    return exchange !== undefined && isMaskedIn(exchange, member);
  });
};

const isMaskedField = ({ headers }: HttpResponse, name: string): boolean => {
  const values = headers.all(name.toLowerCase());
  return values.length === 0 ? !headers.isKept : values.every(isMask);
};

const sentMask = ({ body }: Exchange['request']): boolean => {
  const sent = jsonOf(body);
  return isObject(sent) && Object.values(sent).some(holdsMask);
};

const isMaskedIn = ({ request, response }: Exchange, member: string): boolean =>
  [jsonOf(request.body), response && jsonOf(response.body)].some((json) =>
    holdsMask(valueAt(json, [member])),
  );

const jsonOf = ({ json }: HttpResponse['body']): unknown => (json.ok ? json.value : undefined);

/** A star stands for any item: the first that is masked, else nothing. */
const valueAt = (json: unknown, path: readonly string[]): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return json;
  if (Array.isArray(json)) {
    if (name !== '*') return valueAt(json[Number(name)], rest);
    return json.map((item) => valueAt(item, rest)).find(holdsMask);
  }
  return isObject(json) && Object.hasOwn(json, name) ? valueAt(json[name], rest) : undefined;
};

const holdsMask = (value: unknown): boolean =>
  typeof value === 'string' ? isMask(value) : Array.isArray(value) && value.some(holdsMask);
