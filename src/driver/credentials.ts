import { driverError } from './errors.js';
import { HeaderList, type Header } from '../model/http/headers.js';
import type { Forged, ProbeRequest } from '../model/probe.js';
import type { Authorizer } from '../model/transport.js';
import type { PlannedRequest } from './planned-request.js';

/** Who gives the tokens of a run. */
export interface Authorizers {
  readonly authorizer: Authorizer | undefined;
  /** Of the second collection, where it has a token of its own. */
  readonly otherAuthorizer?: Authorizer | undefined;
}

/** A request with its credentials, and where these would have it go. */
export interface Dressed<T extends PlannedRequest> {
  readonly planned: T;
  readonly fields: HeaderList;
  readonly target: string;
}

/** Adds to a request the credentials that it goes with, in its header or, where a probe wants it so, in its target. */
export const dressed = async <T extends PlannedRequest>(
  planned: T,
  headers: readonly Header[],
  authorizers: Authorizers,
): Promise<Dressed<T>> => {
  const { authorization, target } = planned;
  const value = await valueOf(authorization, authorizers);
  const bare = { planned, fields: new HeaderList(headers), target };
  if (value === undefined) return bare;
  if (isInQuery({ authorization })) return { ...bare, target: `${target}?access_token=${value}` };
  return { ...bare, fields: new HeaderList([...headers, { name: 'authorization', value }]) };
};

const valueOf = async (
  wanted: PlannedRequest['authorization'],
  { authorizer, otherAuthorizer }: Authorizers,
): Promise<string | undefined> => {
  if (wanted === 'none') return undefined;
  if (wanted === 'token') return authorizer?.authorization();
  if (wanted === 'other') return otherAuthorizer?.authorization();
  if (!isForged(wanted)) return wanted.value;
  const token = await authorizer?.forged?.(wanted.forgery);
  if (token === undefined)
    throw driverError('internal', 'a probe wanted a token forged that is not there');
  return wanted.forgery === 'in-query' ? token : `${schemeOf(wanted)} ${token}`;
};

/** A request of a probe, or one that is planned. */
type Asked = Pick<ProbeRequest | PlannedRequest, 'authorization'>;

const isForged = (wanted: Asked['authorization']): wanted is Forged =>
  typeof wanted === 'object' && 'forgery' in wanted;

const schemeOf = ({ forgery }: Forged): string => (forgery === 'wrong-scheme' ? 'Token' : 'Bearer');

/** Whether a request goes with a good token, which may be for another collection. */
export const isWithToken = ({ authorization = 'main' }: ProbeRequest): boolean =>
  authorization === 'main' || authorization === 'other';

/** Whether the token stands in the address. */
export const isInQuery = ({ authorization }: Asked): boolean =>
  isForged(authorization) && authorization.forgery === 'in-query';
