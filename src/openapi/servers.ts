import type { DocumentNode } from '../model/document.js';
import type { Documents } from './documents.js';
import { child, type Place } from './place.js';
import { listAt, member, textAt } from './value.js';

/** Base paths that one server may stand for; a document cannot make us hold more. */
const MAX_VARIANTS = 64;

/** The servers that apply: the operation's own, else the path's, else the document's. */
export const serversOf = (levels: readonly Place[], documents: Documents): readonly Place[] => {
  const level = levels.find(({ value }) => listAt(value, 'servers').length > 0);
  if (!level) return [];
  return listAt(level.value, 'servers').map((_, index) =>
    documents.thing(child(level, 'servers', String(index))),
  );
};

/** The base paths of servers; `['']` where there are none. Variables stand for default and `enum`. */
export const basePaths = (servers: readonly DocumentNode[]): readonly string[] =>
  servers.length === 0 ? [''] : [...new Set(servers.flatMap(variants))];

const variants = (server: DocumentNode): readonly string[] => {
  let urls: readonly string[] = [textAt(server.value, 'url') ?? ''];
  const variables = member(server.value, 'variables');
  for (const name of [...(urls[0] ?? '').matchAll(/\{([^{}]*)\}/g)].map(
    (match) => match[1] ?? '',
  )) {
    const variable = member(variables, name);
    const values = [member(variable, 'default'), ...listAt(variable, 'enum')].filter(
      (value) => typeof value === 'string' || typeof value === 'number',
    );
    urls = urls
      .flatMap((url) =>
        [...new Set(values)].map((value) => url.replace(`{${name}}`, () => String(value))),
      )
      .slice(0, MAX_VARIANTS);
  }
  return urls.map(pathOf);
};

/** The path of a server's URL, without a slash at its end; relative ones begin at the root. */
const pathOf = (url: string): string => {
  const withoutOrigin = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '');
  const path = (withoutOrigin.split(/[?#]/, 1)[0] ?? '').replace(/^\.?\/?/, '/');
  return path.endsWith('/') ? path.slice(0, -1) : path;
};
