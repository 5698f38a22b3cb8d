import type { DocumentTree } from '../../model/document.js';
import { isObject } from '../../model/json/walk.js';
import type { Context, OperationPair, Served } from './context.js';

/** What a client holds, or must hold, by content: `oauth2 clientCredentials https://… scope`. */
type Credentials = ReadonlySet<string>;

/** Each set of credentials that was enough must be enough still. */
export const compareSecurity = (pair: OperationPair, { contracts, add }: Context): void => {
  const [before, after] = [
    alternativesOf(pair.old, contracts.old.tree),
    alternativesOf(pair.new, contracts.new.tree),
  ];
  for (const held of before) {
    if (after.some((needed) => [...needed].every((each) => held.has(each)))) continue;
    const lacking = nearest(held, after);
    const unknown = [held, ...after].flatMap((each) => [...each]).find(isUnknown);
    if (unknown !== undefined) {
      noteUnknown(pair, unknown, add);
      continue;
    }
    const { pointer } = pair.new.written.security ?? { pointer: pair.new.operation.pointer };
    add({
      kind: 'security-tightened',
      verdict: 'breaking',
      direction: 'request',
      operation: pair.old.operation.id,
      at: 'request.credentials',
      title: `credentials are asked for that clients need not have: ${lacking.join(', ')}`,
      old: pair.old.written.security?.pointer ?? pair.old.operation.pointer,
      new: pointer,
      cause: `security ${pointer.startsWith('#/security') ? '' : pair.old.operation.id} ${[...held].join()} ${lacking.join()}`,
      witness: {
        message: { request: { credentials: [...held] } },
        acceptedBy: 'old',
        rejectedBy: 'new',
      },
    });
  }
};

const UNKNOWN = 'the security scheme ';
const isUnknown = (held: string): boolean => held.startsWith(UNKNOWN);

const noteUnknown = (pair: OperationPair, unknown: string, add: Context['add']): void => {
  add({
    kind: 'part-unreadable',
    verdict: 'undecided',
    direction: 'request',
    operation: pair.old.operation.id,
    at: 'request.credentials',
    title: `${unknown} is described nowhere`,
    old: pair.old.written.security?.pointer ?? pair.old.operation.pointer,
    new: pair.new.written.security?.pointer ?? pair.new.operation.pointer,
    cause: `unread ${unknown}`,
  });
};

/** What the alternative that is nearest asks for besides. */
const nearest = (held: Credentials, alternatives: readonly Credentials[]): readonly string[] => {
  const lacking = alternatives.map((needed) => [...needed].filter((each) => !held.has(each)));
  return lacking.sort((a, b) => a.length - b.length)[0] ?? [];
};

/** The least credentials by which an operation may be called; an empty set: none. */
const alternativesOf = ({ written }: Served, tree: DocumentTree): readonly Credentials[] => {
  const listed = written.security?.value;
  if (!Array.isArray(listed) || listed.length === 0) return [new Set()];
  return listed.flatMap((each: unknown) => {
    if (!isObject(each)) return [];
    return Object.entries(each).reduce<readonly Credentials[]>(
      (before, [name, scopes]) =>
        before.flatMap((held) =>
          waysOf(name, Array.isArray(scopes) ? scopes.map(String) : [], tree).map(
            (way) => new Set([...held, ...way]),
          ),
        ),
      [new Set()],
    );
  });
};

/** A scheme by its content; OAuth by each of its flows. */
const waysOf = (
  name: string,
  scopes: readonly string[],
  tree: DocumentTree,
): readonly (readonly string[])[] => {
  const value = tree.securitySchemes.get(name)?.value;
  if (!isObject(value)) return [[`${UNKNOWN}${JSON.stringify(name)}`]];
  const withScopes = (base: string) => [base, ...scopes.map((scope) => `${base} scope ${scope}`)];
  switch (value.type) {
    case 'apiKey':
      return [[`apiKey ${text(value.in)} ${apiKeyName(value)}`]];
    case 'http':
      return [withScopes(`http ${text(value.scheme).toLowerCase()}`)];
    case 'openIdConnect':
      return [withScopes(`openIdConnect ${addressOf(value.openIdConnectUrl, tree)}`)];
    case 'oauth2':
      return flowsOf(value, tree).map(withScopes);
    default:
      return [[text(value.type)]];
  }
};

const apiKeyName = (scheme: Readonly<Record<string, unknown>>): string =>
  scheme.in === 'header' ? text(scheme.name).toLowerCase() : text(scheme.name);

const flowsOf = (
  { flows }: Readonly<Record<string, unknown>>,
  tree: DocumentTree,
): readonly string[] => {
  const found = Object.entries(isObject(flows) ? flows : {})
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, flow]) => {
      const { tokenUrl, authorizationUrl } = isObject(flow) ? flow : {};
      return ['oauth2', name, addressOf(tokenUrl, tree), addressOf(authorizationUrl, tree)]
        .filter((each) => each !== '')
        .join(' ');
    });
  return found.length === 0 ? ['oauth2'] : found;
};

/** A relative address is of the first server that says its host. */
const addressOf = (value: unknown, { root }: DocumentTree): string => {
  const url = text(value);
  if (url === '') return '';
  const servers = isObject(root.value) ? root.value.servers : undefined;
  const [base] = (Array.isArray(servers) ? (servers as readonly unknown[]) : [])
    .map((each) => (isObject(each) ? text(each.url) : ''))
    .filter((each) => URL.canParse(each));
  return URL.canParse(url, base) ? new URL(url, base).href : url;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
