import type { Contract } from '../../model/contract.js';
import { contractOf } from '../judge.js';
import { DOCUMENT } from '../packaged.js';
import type { GivenExchange } from './exchange.js';
import type { Judgment } from './judgment.js';

/** The packaged document. */
export const packaged = (): Promise<Contract> =>
  contractOf({ spec: DOCUMENT, overlays: [], profile: 'published', overlaysMustMatch: false });

export const BASE = '/a/oidc-provider/api/v0/institutions/i/partner-clients/p';
export const JSON_TYPE = { 'content-type': 'application/json' };
export const CLIENT = { clientId: 'c1', name: 'Example', redirectUris: ['https://a.example/cb'] };
const SENT = { name: CLIENT.name, redirectUris: CLIENT.redirectUris };

type Answer = Partial<NonNullable<GivenExchange['response']>>;

export const exchangeOf = (
  method: string,
  id: string | undefined,
  answer: Answer,
  more: Partial<GivenExchange> = {},
): GivenExchange => ({
  request: { method, path: id === undefined ? BASE : `${BASE}/${id}` },
  response: { status: 200, headers: JSON_TYPE, ...answer },
  ...more,
});

export const list = (body: unknown = [CLIENT]): GivenExchange =>
  exchangeOf('GET', undefined, { body: body as object });
export const get = (body: unknown = CLIENT, id = 'c1'): GivenExchange =>
  exchangeOf('GET', id, { body: body as object });
export const miss = (id = 'c1'): GivenExchange => exchangeOf('GET', id, { status: 404, body: '' });
export const remove = (id = 'c1'): GivenExchange =>
  exchangeOf('DELETE', id, { status: 204, headers: {}, body: '' });
export const create = (clientSecret = 'mF3kZ8vQ2pX7sLw4NdT9rJbYcU6hGe1A'): GivenExchange => ({
  request: { method: 'POST', path: BASE, headers: JSON_TYPE, body: SENT },
  response: {
    status: 200,
    headers: JSON_TYPE,
    body: { client: { clientId: CLIENT.clientId, clientSecret } },
  },
});

/** The verdict, and each finding by check, severity and place. */
export const tell = ({ verdict, findings }: Judgment): readonly string[] => [
  verdict,
  ...findings.map(({ severity, check, at }) => `${severity} ${check} ${at}`),
];
