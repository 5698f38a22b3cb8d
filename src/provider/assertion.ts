/** Which rules for client assertions are kept; a correct provider keeps them all. */
export interface AssertionRules {
  /** `aud` is the URL of the token endpoint (RFC 7523 §3, 3). */
  readonly audience: boolean;
  /** `exp` lies ahead (RFC 7523 §3, 4). */
  readonly expiry: boolean;
  /** `exp` lies at most five minutes ahead, as the vendor documents. */
  readonly ceiling: boolean;
  /** A `jti` serves once, as the vendor documents. */
  readonly replay: boolean;
}

export const ALL_RULES: AssertionRules = {
  audience: true,
  expiry: true,
  ceiling: true,
  replay: true,
};

/** The furthest that an assertion may reach into the future, milliseconds. */
const CEILING_MS = 300_000;

/** Above this a number cannot be seconds: it would be the year 5138. */
const MILLISECONDS_FROM = 100_000_000_000;

/** `exp` in milliseconds, whichever unit it was written in; undefined where it is no number. */
const expiryOf = (exp: unknown): number | undefined => {
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return undefined;
  return exp > MILLISECONDS_FROM ? exp : exp * 1000;
};

/** The claims of a client assertion that this module reads. */
export interface AssertionClaims {
  readonly iss?: unknown;
  readonly jti?: unknown;
  readonly exp?: unknown;
}

/** Remembers which assertions were used, for as long as they could be used again. */
export class Replays {
  readonly #until = new Map<string, number>();

  /** Takes note of an assertion. @returns whether it is the first of its kind */
  isFirst(issuer: string, id: string, now: number): boolean {
    // All entries live equally long, so the oldest stand first.
    for (const [key, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(key);
    }
    const key = JSON.stringify([issuer, id]);
    if (this.#until.has(key)) return false;
    this.#until.set(key, now + CEILING_MS);
    return true;
  }
}

/**
 * Judges the claims of an assertion whose signature, issuer and audience are in order.
 * @param now milliseconds since the epoch
 * @returns what is wrong, or undefined
 */
export const judgeAssertion = (
  { iss, jti, exp }: AssertionClaims,
  now: number,
  rules: AssertionRules,
  replays: Replays,
): string | undefined => {
  const expiry = expiryOf(exp);
  if (expiry === undefined) return 'exp must be a number';
  if (rules.expiry && expiry <= now) return 'the assertion has expired';
  if (rules.ceiling && expiry > now + CEILING_MS) return 'exp is more than five minutes ahead';
  if (typeof iss !== 'string' || typeof jti !== 'string') return 'iss and jti must be strings';
  // One step, without waiting: of two that arrive together, one is refused.
  if (rules.replay && !replays.isFirst(iss, jti, now)) return 'the assertion was used before';
  return undefined;
};
