/** What became of one interaction of a pact when it was verified. */
export interface InteractionResult {
  readonly description: string;
  /** Names of its provider states, in order. */
  readonly states: readonly string[];
  readonly outcome: 'verified' | 'failed' | 'could-not-tell';
  /** One sentence; empty where it was verified. */
  readonly reason: string;
}

/** What the broker says of a pact that it handed out. */
export interface PactStanding {
  /** No version of the provider's branch has verified it yet: its failure does not fail the provider. */
  readonly pending?: true;
  /** It is pending, and nobody has selected it. */
  readonly wip?: true;
  /** Why the broker chose it, in its own words. */
  readonly chosenAs?: string;
}

/** What a verification says of one pact: the whole file is named by its bytes. */
export interface PactResult extends PactStanding {
  readonly file: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  readonly consumer: string;
  readonly provider: string;
  /** Why it could not be read; it has no interactions, then. */
  readonly unread?: string;
  readonly interactions: readonly InteractionResult[];
}

/** An interaction as its consumer tells it from the others: pacts hold no ids. */
export interface InteractionName {
  readonly description: string;
  readonly states: readonly string[];
}
