/** Each a way in which a pact can agree on less than it seems to. */
export type PactRule =
  | 'beyond-limits'
  | 'content-on-204'
  | 'local-thing'
  | 'named-twice'
  | 'no-content-type'
  | 'no-description'
  | 'no-http'
  | 'no-interaction'
  | 'no-interactions'
  | 'no-message'
  | 'no-pact'
  | 'other-specification'
  | 'pending'
  | 'regex-not-matching'
  | 'regex-undecided'
  | 'rule-without-value'
  | 'no-item'
  | 'state-unknown'
  | 'state-parameter-unknown'
  | 'unbounded-items'
  | 'unsorted'
  | 'value-not-provided';

export interface PactFinding {
  readonly rule: PactRule;
  /** JSON pointer into the pact (RFC 6901). */
  readonly at: string;
  /** The description of the interaction, where it is one's. */
  readonly interaction?: string;
  /** What is wrong, a clause. */
  readonly says: string;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A stranger's text, cut and escaped. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** One step of a JSON pointer (RFC 6901 §3). */
export const step = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
