import type { Exchange } from '../model/exchange.js';

const NEXT = /\brel\s{0,16}=(?:\s{0,16}")?[^",;]{0,256}\bnext\b/i;
/** `<target>; rel="next"`, one of several (RFC 8288). */
const LINK = /<([^<>]{0,2048})>([^<]{0,1024})/g;
const READ = 16_384;

/** Whether an answer says that there is a page after it. */
export const hasNextPage = ({ response }: Pick<Exchange, 'response'>): boolean =>
  response?.headers.all('link').some((value) => NEXT.test(value)) ?? false;

/**
 * The request target of the next page.
 * @param first the request of the first page: what leads to another path or origin is no page of it
 * @returns undefined: there is none, or none that may be asked for
 */
export const nextPage = (
  { response }: Pick<Exchange, 'response'>,
  first: Pick<Exchange['request'], 'origin' | 'target'>,
): string | undefined => {
  for (const value of response?.headers.all('link') ?? [])
    for (const [, reference = '', parameters = ''] of value.slice(0, READ).matchAll(LINK))
      if (NEXT.test(parameters)) return targetIn(reference, first);
  return undefined;
};

const targetIn = (
  reference: string,
  { origin, target }: Pick<Exchange['request'], 'origin' | 'target'>,
): string | undefined => {
  const path = target.split('?', 1)[0] ?? '';
  const whole = reference.startsWith(`${origin}/`) ? reference.slice(origin.length) : reference;
  const next = whole.startsWith('?') ? path + whole : whole;
  const isSame = next === path || next.startsWith(`${path}?`);
  return isSame && /^[\x21-\x7e]+$/.test(next) && !next.includes('#') ? next : undefined;
};
