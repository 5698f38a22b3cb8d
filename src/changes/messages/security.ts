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
  { securitySchemes }: DocumentTree,
): readonly (readonly string[])[] => {
  const value = securitySchemes.get(name)?.value;
  if (!isObject(value)) return [[`unknown scheme ${name}`]];
  const withScopes = (base: string) => [base, ...scopes.map((scope) => `${base} scope ${scope}`)];
  switch (value.type) {
    case 'apiKey':
      return [[`apiKey ${text(value.in)} ${apiKeyName(value)}`]];
    case 'http':
      return [withScopes(`http ${text(value.scheme).toLowerCase()}`)];
    case 'openIdConnect':
      return [withScopes(`openIdConnect ${text(value.openIdConnectUrl)}`)];
    case 'oauth2':
      return flowsOf(value).map(withScopes);
    default:
      return [[text(value.type)]];
  }
};

const apiKeyName = (scheme: Readonly<Record<string, unknown>>): string =>
  scheme.in === 'header' ? text(scheme.name).toLowerCase() : text(scheme.name);

const flowsOf = ({ flows }: Readonly<Record<string, unknown>>): readonly string[] => {
  const found = Object.entries(isObject(flows) ? flows : {})
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, flow]) => {
      const { tokenUrl, authorizationUrl } = isObject(flow) ? flow : {};
      return ['oauth2', name, text(tokenUrl), text(authorizationUrl)]
        .filter((each) => each !== '')
        .join(' ');
    });
  return found.length === 0 ? ['oauth2'] : found;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
