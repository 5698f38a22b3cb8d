import type { AssertionRules } from './assertion.js';
import type { Hooks } from './fault.js';

/** How one provider's requests reach the authority that it may share with others. */
export interface Mount {
  /** The URL under which the authorization server was called, without a trailing slash. */
  readonly base: string;
  readonly rules: AssertionRules;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly change?: Hooks['token'] | undefined;
  /** A good access token. */
  readonly mint: () => Promise<string>;
}
