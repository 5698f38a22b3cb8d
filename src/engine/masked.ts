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
  return unmasked(verdict, exchange, response, earlier);
};

/** Apart from the usual case, which is asked millions of times and allocates nothing. */
const unmasked = (
  verdict: Extract<Verdict, { outcome: 'fail' }>,
  exchange: Exchange,
  response: HttpResponse,
  earlier: Lookup,
): Verdict => {
  const left = verdict.observations.filter((each) => !isMasked(each, exchange, response, earlier));
  if (left.length === verdict.observations.length) return verdict;
  return left.length === 0 ? MASKED : verdictOf(left);
};

const isMasked = (
  { at, expected, earlier = [] }: Observation,
  { request, match }: Exchange,
  response: HttpResponse,
  lookup: Lookup,
): boolean => {
  const [part, name = '', ...rest] = at.split('/');
  if (part === 'response.headers') return isMaskedField(response, name);
  if (part === 'request.body') return holdsMask(valueAt(jsonOf(request.body), [name, ...rest]));
  // A refusal was asked for because of what was sent, which nobody knows.
  if (at === 'response.status' && /^4\d\d/.test(expected)) return sentMask(request);
  return (
    part === 'response.body' &&
    isMaskedPart([name, ...rest], at, { match, response }, (member) =>
      earlier.some((id) => {
        const exchange = lookup(id);
        return exchange !== undefined && isMaskedIn(exchange, member);
      }),
    )
  );
};

const isMaskedPart = (
  path: readonly string[],
  at: string,
  { match, response }: { readonly match: Exchange['match']; readonly response: HttpResponse },
  wasMasked: (member: string) => boolean,
): boolean => {
  const [name = ''] = path;
  if (name === '') return isMaskedWhole(response);
  if (at === 'response.body/clientId' && isMask(idOf(match))) return true;
  // That a secret is shown is told by its name; where it must be shown, it may be masked.
  if (path.some(namesSecret))
    return name === 'client' && isWord(valueAt(jsonOf(response.body), path));
  if (holdsMask(valueAt(jsonOf(response.body), path))) return true;
  return wasMasked(path.findLast((each) => each !== '*' && !/^\d+$/.test(each)) ?? name);
};

/** Which client was asked for. */
const idOf = (match: Exchange['match']): string =>
  (match.kind === 'operation' ? match.values[2] : undefined) ?? '';

const isMaskedField = ({ headers }: HttpResponse, name: string): boolean => {
  const values = headers.all(name.toLowerCase());
  if (values.length === 0) return !headers.isKept;
  return values.every(isMask) || headers.entries.every(({ value }) => value.trim() === '');
};

/** A word, a mask, or a text of JSON that is one, in place of all content. */
const isMaskedWhole = ({ body: { json, text } }: HttpResponse): boolean => {
  const value = json.ok ? json.value : text.slice(0, LONGEST).trim();
  return typeof value === 'string' && isMask(value);
};

/** What people write in place of a secret. */
const isWord = (value: unknown): boolean =>
  typeof value === 'string' &&
  (isMask(value) || /^(?:secret|password|token|changeme)$/i.test(value));

/** Longer texts are no masks. */
const LONGEST = 300;

const sentMask = ({ body, headers }: Exchange['request']): boolean => {
  const sent = jsonOf(body);
  const type = headers.get('content-type');
  if (type !== undefined && (isMask(type) || type.trim() === '')) return true;
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
