import type { Answer } from './answer.js';
import type { AssertionRules } from './assertion.js';
import type { Call } from './router.js';
import type { Access, Collection, Store } from './store.js';

/** An answer about to be written: the head with its empty line, and the content after it. */
export interface Wire {
  readonly answer: Answer;
  readonly head: Uint8Array;
  readonly content: Uint8Array;
}

/** Where a fault can take hold. Each may be left out; none sees another provider's requests. */
export interface Hooks {
  /** Around the whole handling, authentication included; `next` may be handed another request. */
  readonly handle?: (
    call: Call,
    next: (call?: Call) => Promise<Answer>,
  ) => Answer | Promise<Answer>;
  /** In place of the store. */
  readonly store?: (store: Store) => Store;
  /** Around authentication, which gives a refusal or nothing. */
  readonly authenticate?: (
    call: Call,
    next: () => Promise<Answer | undefined>,
  ) => Promise<Answer | undefined>;
  /** In place of what the caller may do with a collection; `granted` is what it is without the fault. */
  readonly access?: (call: Call, granted: Access) => Access;
  /**
   * The bytes of an answer, in place of those that HTTP asks for: they go to the raw socket, which
   * is closed after them. Undefined: the answer is written as it should be.
   */
  readonly wire?: (wire: Wire, call: Call) => Uint8Array | undefined;
  /** Changes an answer of the token endpoint. */
  readonly token?: (answer: TokenAnswer, asked: TokenRequest) => TokenAnswer | Promise<TokenAnswer>;
  /** Rules for client assertions that this provider does not keep. */
  readonly assertion?: Partial<AssertionRules>;
}

/** An answer of the token endpoint. */
export interface TokenAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A request to the token endpoint, as far as it could be read. */
export interface TokenRequest {
  readonly method: string;
  readonly form: Readonly<Record<string, unknown>>;
  /** A good access token, for whoever is let in. */
  readonly mint: () => Promise<string>;
}

/** What a fault may know about the provider that it is planted in. */
export interface Scene {
  /** The store as it is without the fault. */
  readonly store: Store;
  readonly collection: Collection;
  readonly other: Collection;
}

/** A single defect of a provider. */
export interface Fault {
  /** Kebab-case, permanent. */
  readonly id: string;
  /** How a client sees it. */
  readonly sentence: string;
  /** Ids of the checks that name it: all of them, and no others. */
  readonly caughtBy: readonly string[];
  /** Ids of the probes that show it. */
  readonly probes: readonly string[];
  /** What it takes to show it, where no single request and the reads after it do. */
  readonly needs?: 'order' | 'overlap' | 'repetition';
  /** The reading of the document that shows it. Default: `published`. */
  readonly profile?: 'strict';
  /** Called once a provider, so what a fault remembers is that provider's alone. */
  readonly plant: (scene: Scene) => Hooks;
}

export const defineFault = (fault: Fault): Fault => fault;
