import type { KeyObject } from 'node:crypto';
import type { Authorizer, Forgery } from '../model/transport.js';
import { unsigned, withOtherSignature } from './forged-token.js';
import { privateKey, signingKey, thumbprintOf } from './key.js';
import { checkToken, resolve, type AuthSettings, type ResolvedSettings } from './settings.js';
import { requestToken, type AuthDeps, type Token } from './token-request.js';
import { WrongLogins } from './wrong-login.js';

/** A token is renewed when this part of its life is over. */
const RENEW_AT = 0.8;

/**
 * Gives the Authorization of API requests: one token a run, shared by all callers. A refused login is never
 * repeated, for an address with many of them gets blocked. Throws `auth-settings` and `key-unusable` at
 * once, before anything is sent; the rest with `authorization()`.
 */
export const createAuthorizer = (settings: AuthSettings, deps: AuthDeps): Authorizer => {
  const authorizer = authorizerOf(settings, deps);
  return {
    ...authorizer,
    forged: async (how) => {
      const token = (await authorizer.authorization()).slice(SCHEME.length);
      const forged = how === 'expired' ? deps.expiredToken : forge(how, token);
      if (forged !== undefined) deps.learn(forged);
      return forged;
    },
  };
};

const SCHEME = 'Bearer ';

/** A forged token, without the scheme where it goes with one; what makes it bad is one thing alone. */
const forge = (how: Exclude<Forgery, 'expired'>, token: string): string => {
  if (how === 'changed-signature') return withOtherSignature(token);
  return how === 'unsigned' ? unsigned(token) : token;
};

const authorizerOf = (settings: AuthSettings, deps: AuthDeps): Authorizer => {
  if (settings.kind === 'token') return readyToken(settings.token, deps);
  const resolved = resolve(settings);
  const key = privateKey(resolved.privateKeyPem, resolved.algorithm, deps.learn);
  const keeper = new TokenKeeper(resolved, key, deps);
  const logins = new WrongLogins(resolved, key, deps);
  return {
    authorization: () => keeper.authorization(),
    refused: () => keeper.refused(),
    login: (how) => logins.send(how),
  };
};

const readyToken = (token: string, { learn }: AuthDeps): Authorizer => {
  learn(token);
  const value = `${SCHEME}${checkToken(token)}`;
  return {
    authorization: () => Promise.resolve(value),
    refused: () => Promise.resolve(false),
  };
};

class TokenKeeper {
  readonly #settings: ResolvedSettings;
  readonly #key: KeyObject;
  readonly #deps: AuthDeps;
  #token: Promise<Token> | undefined;
  #renewal: Promise<boolean> | undefined;
  #mayRenew = true;
  #hasBeenRefused = false;

  constructor(settings: ResolvedSettings, key: KeyObject, deps: AuthDeps) {
    this.#settings = settings;
    this.#key = key;
    this.#deps = deps;
  }

  async authorization(): Promise<string> {
    this.#token ??= this.#request();
    const token = await this.#token;
    if (!this.#isDue(token)) return `Bearer ${token.value}`;
    await this.#renew();
    const { value } = await this.#token;
    return `Bearer ${value}`;
  }

  async refused(): Promise<boolean> {
    if (this.#renewal) return this.#renewal;
    if (this.#hasBeenRefused || !this.#mayRenew) return false;
    this.#hasBeenRefused = true;
    return this.#renew();
  }

  async #request(): Promise<Token> {
    const key = await signingKey(this.#key, this.#settings.algorithm);
    const thumbprint = await thumbprintOf(this.#key);
    return requestToken(this.#settings, { key, thumbprint }, this.#deps);
  }

  #isDue({ issuedAt, expiresAt }: Token): boolean {
    if (!this.#mayRenew || expiresAt === undefined) return false;
    return this.#deps.now() >= issuedAt + (expiresAt - issuedAt) * RENEW_AT;
  }

  /** Callers at the same time share one renewal. One that fails leaves the old token, which may still do. */
  #renew(): Promise<boolean> {
    this.#renewal ??= this.#replace().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #replace(): Promise<boolean> {
    try {
      const token = await this.#request();
      this.#token = Promise.resolve(token);
      return true;
    } catch {
      this.#mayRenew = false;
      return false;
    }
  }
}
