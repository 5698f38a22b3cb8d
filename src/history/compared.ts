/** Of a change what is read again: by the gate, and to waive it. */
export interface ComparedChange {
  readonly fingerprint: string;
  /** `breaking`, `undecided`, `withdrawn` or `safe`. */
  readonly verdict: string;
  /** The first operation that is affected, and all of them. */
  readonly operation: string | null;
  readonly operations: readonly string[];
  readonly at: string;
  readonly title: string;
}

/** Of the report of `diff` the same; its schema is that of the whole report. */
export interface Comparison {
  /** RFC 3339. */
  readonly madeAt: string;
  readonly old: { readonly version: string };
  readonly new: { readonly version: string; readonly sha256: string };
  readonly changes: readonly ComparedChange[];
}
