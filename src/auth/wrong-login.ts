import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { Body } from '../model/body.js';
import type { HttpRequest } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import type { Login } from '../model/transport.js';
import { unsigned, withOtherSignature } from './forged-token.js';
import { signingKey } from './key.js';
import type { ResolvedSettings } from './settings.js';
import { type AuthDeps, learnTokens, splitUrl } from './token-request.js';

const HOUR = 3_600_000;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Who an assertion says that it is from, for whom, and until when. */
interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly exp: number;
}

/** Sends token requests that a server must refuse, each wrong in one place and right in all others. */
export class WrongLogins {
  readonly #settings: ResolvedSettings;
  readonly #key: KeyObject;
  readonly #deps: AuthDeps;
  /** The assertion that was sent last with nothing wrong in it. */
  #last: string | undefined;

  constructor(settings: ResolvedSettings, key: KeyObject, deps: AuthDeps) {
    this.#settings = settings;
    this.#key = key;
    this.#deps = deps;
  }

  async send(how: Login): Promise<void> {
    const assertion = await this.#assertion(how);
    if (assertion === undefined) return;
    if (how === 'renewal') this.#last = assertion;
    this.#deps.learn(assertion);
    const request = this.#request(how, assertion);
    const sent = await this.#deps.transport.send(request);
    learnTokens(sent, this.#deps.learn);
    this.#deps.onSent?.(request, sent);
  }

  async #assertion(how: Login): Promise<string | undefined> {
    if (how === 'again') return this.#last;
    const { algorithm } = this.#settings;
    const claims = this.#claims(how);
    if (how === 'hmac') return this.#signed(claims, 'HS256', this.#publicKey());
    const key =
      how === 'other-key'
        ? (await generateKeyPair(algorithm)).privateKey
        : await signingKey(this.#key, algorithm);
    const good = await this.#signed(claims, algorithm, key);
    if (how === 'changed-signature') return withOtherSignature(good);
    return how === 'unsigned' ? unsigned(good) : good;
  }

  #signed(claims: Claims, alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
    const { keyId } = this.#settings;
    return new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ alg, ...(keyId !== undefined && { kid: keyId }) })
      .sign(key);
  }

  /** As a server that takes the key for a shared secret would have it: RFC 8725 §2.1. */
  #publicKey(): Uint8Array {
    const pem = createPublicKey(this.#key).export({ type: 'spki', format: 'pem' });
    return new TextEncoder().encode(pem.toString());
  }

  #claims(how: Login): Claims {
    const { clientId, audience } = this.#settings;
    const stranger = randomUUID();
    return {
      iss: how === 'wrong-issuer' || how === 'unknown-client' ? stranger : clientId,
      sub: how === 'wrong-subject' || how === 'unknown-client' ? stranger : clientId,
      aud: how === 'foreign-audience' ? elsewhere(audience) : audience,
      exp: this.#expiry(how),
    };
  }

  #expiry(how: Login): number {
    const { clockOffsetSeconds, lifetimeSeconds, expUnit } = this.#settings;
    const now = this.#deps.now() + clockOffsetSeconds * 1000;
    const isPast = how === 'expired' || how === 'expired-other-unit';
    const ahead = how === 'hour-ahead' ? HOUR : lifetimeSeconds * 1000;
    const isOther = how === 'expired-other-unit' || how === 'other-unit';
    const at = now + (isPast ? -HOUR : ahead);
    return Math.floor((expUnit === 'ms') !== isOther ? at : at / 1000);
  }

  #request(how: Login, assertion: string): HttpRequest {
    const [origin, target] = splitUrl(this.#settings.tokenUrl);
    const form = this.#form(how, assertion);
    const { userAgent } = this.#deps;
    const agent = userAgent === undefined ? [] : [{ name: 'user-agent', value: userAgent }];
    const type = { name: 'content-type', value: 'application/x-www-form-urlencoded' };
    const accept = { name: 'accept', value: 'application/json' };
    // Without an assertion: addresses stand in logs.
    if (how === 'get') {
      const query = `${target.includes('?') ? '&' : '?'}grant_type=client_credentials`;
      const headers = new HeaderList([accept, ...agent]);
      return { method: 'GET', origin, target: target + query, headers, body: Body.ofText('') };
    }
    const headers = new HeaderList([accept, type, ...agent]);
    return { method: 'POST', origin, target, headers, body: Body.ofText(form.toString()) };
  }

  #form(how: Login, assertion: string): URLSearchParams {
    const { scope, clientId, sendClientId } = this.#settings;
    const isUnknown = how === 'unknown-client';
    const form = new URLSearchParams();
    const grant = how === 'unknown-grant' ? 'urn:example:no-such-grant' : 'client_credentials';
    if (how !== 'no-grant') form.append('grant_type', grant);
    if (how === 'grant-twice') form.append('grant_type', grant);
    form.append('scope', how === 'unknown-scope' ? `no-such-scope-${randomUUID()}` : scope);
    // The assertion names its client as well.
    if (sendClientId && !isUnknown) form.append('client_id', clientId);
    if (how === 'no-assertion') return form;
    form.append('client_assertion_type', JWT_BEARER);
    form.append('client_assertion', assertion);
    return form;
  }
}

/** The same address on a host that nobody can have (RFC 6761 §6.4). */
const elsewhere = (audience: string): string => {
  const path = URL.canParse(audience) ? new URL(audience).pathname : '/token';
  return `https://another-host.invalid${path}`;
};
