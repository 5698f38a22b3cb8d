import { ConformanceError } from '../model/error.js';

/** Where recorded requests went that stand for the document's server. */
export interface Base {
  readonly origin: string;
  /** Without a trailing slash. */
  readonly prefix: string;
}

/** Throws `usage`. */
export const baseOf = (url: string | undefined): Base | undefined => {
  if (url === undefined) return undefined;
  const [, origin, prefix = ''] = /^(https?:\/\/[^/?#@]+)([^?#]*)$/i.exec(url) ?? [];
  if (origin === undefined)
    throw new ConformanceError('usage', 'the base URL is no http(s) URL without a query');
  return { origin: origin.toLowerCase(), prefix: prefix.replace(/\/$/, '') };
};

export interface Where {
  readonly origin: string;
  readonly target: string;
}

/** Cuts a URL, and leaves the request target as it is: no fragment, and no user, is ever sent. */
export const whereOf = (url: string): Where | undefined => {
  if (!/^https?:\/\//i.test(url)) return undefined;
  const start = url.indexOf('//') + 2;
  const hash = url.indexOf('#', start);
  const end = hash === -1 ? url.length : hash;
  let cut = start;
  while (cut < end && url[cut] !== '/' && url[cut] !== '?') cut += 1;
  const host = url.slice(url.lastIndexOf('@', cut) + 1 || start, cut);
  if (host === '') return undefined;
  const rest = url.slice(cut, end);
  return {
    origin: `${url.slice(0, start).toLowerCase()}${host}`,
    target: rest.startsWith('/') ? rest : `/${rest}`,
  };
};

/** Takes the prefix off; undefined for another host, or another path. */
export const below = ({ origin, target }: Where, base: Base): Where | undefined => {
  if (origin.toLowerCase() !== base.origin || !target.startsWith(base.prefix)) return undefined;
  const rest = target.slice(base.prefix.length);
  if (rest === '' || rest.startsWith('?')) return { origin, target: `/${rest}` };
  return rest.startsWith('/') ? { origin, target: rest } : undefined;
};
