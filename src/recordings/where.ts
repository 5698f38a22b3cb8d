import { recordingsError } from './errors.js';

/** Where recorded requests went that stand for the document's server. */
export interface Base {
  readonly origin: string;
  /** Without a trailing slash. */
  readonly prefix: string;
}

/** Throws `usage`. */
export const baseOf = (url: string | undefined): Base | undefined => {
  if (url === undefined) return undefined;
  const [origin] = /^https?:\/\/[^/?#@]+/i.exec(url) ?? [];
  const prefix = url.slice(origin?.length ?? 0);
  if (origin === undefined || /[?#]|^@/.test(prefix)) {
    const isBare = /^[\w.-]+(?::\d+)?(?:\/[^?#\s]*)?$/.test(url);
    const message = 'the base URL is no http(s) URL without a query';
    throw recordingsError('usage', message, isBare ? { next: `write https://${url}` } : {});
  }
  return { origin: origin.toLowerCase(), prefix: prefix.replace(/\/$/, '') };
};

export interface Where {
  readonly origin: string;
  readonly target: string;
  readonly prefix: string | undefined;
}

/** Cuts a URL, and leaves the request target as it is: no fragment, and no user, is ever sent. */
export const whereOf = (url: string): Where | undefined => {
  if (!/^https?:\/\//i.test(url)) return undefined;
  const start = url.indexOf('//') + 2;
  const hash = url.indexOf('#', start);
  const end = hash === -1 ? url.length : hash;
  let cut = start;
  while (cut < end && url[cut] !== '/' && url[cut] !== '?') cut += 1;
  const origin = originOf(url.slice(0, cut), start);
  if (origin === undefined) return undefined;
  const rest = url.slice(cut, end);
  return {
    origin,
    target: rest.startsWith('/') ? rest : `/${rest}`,
    prefix: undefined,
  };
};

/** What the last URL began with, and its origin: most of a recording go to one server. */
let last: { readonly head: string; readonly origin: string } | undefined;

/** @param head with the user, where there is one; @param start where the authority begins */
const originOf = (head: string, start: number): string | undefined => {
  if (head === last?.head) return last.origin;
  const host = head.slice(head.lastIndexOf('@') + 1 || start);
  if (host === '') return undefined;
  const origin = `${head.slice(0, start).toLowerCase()}${host}`;
  last = { head, origin };
  return origin;
};

/** Tells the prefix; undefined for another host, or another path. */
export const below = (where: Where, { origin, prefix }: Base): Where | undefined => {
  const { target } = where;
  if (where.origin.toLowerCase() !== origin || !target.startsWith(prefix)) return undefined;
  return /^[/?]?$/.test(target.charAt(prefix.length)) ? { ...where, prefix } : undefined;
};
