import { withoutTail } from '../../model/tail.js';

/** Longer links are none that a broker made, characters. */
const LONGEST = 8192;

/**
 * Where a link of the broker leads, below the address that the user named; undefined where it leads out of it.
 * Only the path is taken: behind a proxy a broker may know itself by another name, and no host but the user's is asked.
 */
export const linkPath = (href: unknown, baseUrl: string): string | undefined => {
  if (typeof href !== 'string' || href.length > LONGEST) return undefined;
  const url = URL.canParse(href, baseUrl) ? new URL(href, baseUrl) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  const base = withoutTail(new URL(baseUrl).pathname, '/');
  if (!url.pathname.startsWith(`${base}/`)) return undefined;
  return `${url.pathname.slice(base.length)}${url.search}`;
};
