import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import { newKey, type NamedKey } from './keys.js';
import type { Mount } from './mount.js';
import { newOidc } from './oidc.js';

/** Signature algorithms that a client assertion may have. */
export const ALGORITHMS = ['PS256', 'RS256', 'ES256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** An authorization server with one service client; many providers of a process can share it. */
export interface Authority {
  readonly clientId: string;
  /** The service client's key for an algorithm. */
  readonly keyFor: (algorithm: Algorithm) => NamedKey;
  /** Serves a request whose URL is below the mount. */
  readonly serve: (request: IncomingMessage, response: ServerResponse, mount: Mount) => void;
  /** A second client, which has a token and no key. */
  readonly otherClientId: string;
  /** An access token for a client, without a request. */
  readonly mint: (clientId: string, expiresAt: number) => Promise<string>;
  /** Whether an access token is one of this authority's and good at that time. */
  readonly accepts: (token: string, now: number) => Promise<boolean>;
}

/** What access tokens are for (RFC 8707). */
const RESOURCE = 'urn:partner-clients';

/** Creates an authority with fresh keys. It takes a second where the processor is busy: share it. */
export const createAuthority = async (): Promise<Authority> => {
  const [clientId, otherClientId] = [randomUUID(), randomUUID()];
  const [rsa, ec, signing] = await Promise.all([newKey('rsa'), newKey('ec'), newKey('ec')]);
  const mounts = new WeakMap<IncomingMessage, Mount>();
  const oidc = await newOidc({
    resource: RESOURCE,
    signingKey: { ...signing.privateJwk, alg: 'ES256' },
    client: { clientId, keys: [rsa.publicJwk, ec.publicJwk] },
    mountOf: (request) => mounts.get(request),
  });
  const callback = oidc.callback();
  const signingKey = await importJWK(signing.privateJwk, 'ES256');
  const keys = createLocalJWKSet({ keys: [{ ...signing.publicJwk, alg: 'ES256' }] });
  return {
    clientId,
    otherClientId,
    mint: (holder, expiresAt) =>
      new SignJWT({ client_id: holder, scope: 'openid' })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signing.keyId })
        .setIssuer(RESOURCE)
        .setSubject(holder)
        .setAudience(RESOURCE)
        .setJti(randomUUID())
        .setExpirationTime(new Date(expiresAt))
        .sign(signingKey),
    keyFor: (algorithm) => (algorithm === 'ES256' ? ec : rsa),
    serve: (request, response, mount) => {
      mounts.set(request, mount);
      void callback(request, response);
    },
    accepts: async (token, now) => {
      try {
        const options = { audience: RESOURCE, typ: 'at+jwt', algorithms: ['ES256'] };
        const required = { requiredClaims: ['exp', 'iss', 'client_id'] };
        await jwtVerify(token, keys, { ...options, ...required, currentDate: new Date(now) });
        return true;
      } catch {
        return false;
      }
    },
  };
};
