import { randomBytes, randomUUID } from 'node:crypto';

/** What the three servers share: who may do what, and the clients, which live as long as the process. */
export const COLLECTION =
  '/a/oidc-provider/api/v0/institutions/:institutionId/partner-clients/:partnerName';
export const CLIENT = `${COLLECTION}/:clientId`;

/** By token, the collections that it opens: `{ "token": ["institution/partner"] }`. */
const access = new Map(Object.entries(JSON.parse(process.env.TOKENS ?? '{}')));
const collections = new Map();

export const tokens = new Set(access.keys());
export const tokenIn = (authorization) => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

/** @returns the clients of a collection; undefined: it is not the caller's */
export const clientsOf = (authorization, { institutionId, partnerName }) => {
  const key = `${institutionId}/${partnerName}`;
  if (!access.get(tokenIn(authorization))?.includes(key)) return undefined;
  if (!collections.has(key)) collections.set(key, new Map());
  return collections.get(key);
};

export const create = (clients, sent) => {
  const clientId = randomUUID();
  clients.set(clientId, { ...known(sent), clientId });
  return { client: { clientId, clientSecret: randomBytes(32).toString('base64url') } };
};

/** What is not sent is kept. */
export const update = (clients, clientId, sent) => {
  clients.set(clientId, { ...clients.get(clientId), ...known(sent) });
};

const known = ({
  name,
  redirectUris,
  logoUri,
  clientUri,
  policyUri,
  tosUri,
  contacts,
  pkceRequired,
}) =>
  Object.fromEntries(
    Object.entries({
      name,
      redirectUris,
      logoUri,
      clientUri,
      policyUri,
      tosUri,
      contacts,
      pkceRequired,
    }).filter(([, value]) => value !== undefined),
  );

export const serving = (port) => {
  console.log(`serving http://127.0.0.1:${port}`);
};
