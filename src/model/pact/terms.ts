/** What a matcher of a pact lets pass; `admits` gives undefined where that cannot be told. */
export type PactMatcher =
  | { readonly kind: 'equality' | 'type' | 'number' | 'integer' | 'decimal' | 'boolean' | 'null' }
  | { readonly kind: 'not-empty' | 'values' | 'ignored' }
  | { readonly kind: 'size'; readonly min: number; readonly max: number }
  | { readonly kind: 'include'; readonly text: string }
  | {
      readonly kind: 'text';
      /** As the finding names it: `the expression "\\d+"`. */
      readonly words: string;
      /** Undefined: nobody can tell, or not in time. */
      readonly admits: (text: string) => boolean | undefined;
    }
  | { readonly kind: 'each-key' | 'each-value'; readonly matchers: readonly PactMatcher[] }
  | { readonly kind: 'array-contains' }
  | { readonly kind: 'unknown'; readonly name: string };

/** `*` in a path of a rule: any member, any item. */
export const ANY = Symbol('any');

export interface PactRule {
  readonly path: readonly (string | typeof ANY)[];
  /** Whether one matcher that lets a value pass is enough. */
  readonly isAny: boolean;
  readonly matchers: readonly PactMatcher[];
}

/** What an interaction asks for beyond its example, and where it stands. */
export interface PactTerms {
  readonly file: string;
  /** Tells interactions apart, from run to run and from file to file. */
  readonly key: string;
  /** Names of its provider states. */
  readonly states: readonly string[];
  /** What the parameters of the states name: the provider is told to have them. */
  readonly given: ReadonlySet<string>;
  readonly request: { readonly body: readonly PactRule[] };
  readonly response: {
    /** Every status that a list of the pact lets pass, the example's first. */
    readonly statuses: readonly number[];
    readonly body: readonly PactRule[];
  };
}
