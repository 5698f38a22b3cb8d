/** A value as `specs/odd-values.yaml` holds it. */
export interface OddValue {
  readonly text: string;
  /** What spoils it. */
  readonly layer: string;
  /** It stands in a text with others. */
  readonly with?: 'ascii' | 'unicode' | 'long';
  readonly in?: 'pages';
  readonly unless?: 'port';
  readonly depth?: 'quick' | 'full';
}

export interface OddLength {
  readonly length: number;
  readonly layer: string;
  readonly in?: 'names';
  readonly depth?: 'quick' | 'full';
}

export interface OddValues {
  readonly texts: readonly OddValue[];
  readonly lengths: readonly OddLength[];
  readonly addresses: readonly OddValue[];
  readonly contacts: readonly OddValue[];
}

export const PAGES = ['logoUri', 'clientUri', 'policyUri', 'tosUri'] as const;

export type Field = 'name' | 'redirectUris' | 'contacts' | (typeof PAGES)[number];

/** One value for one member. */
export interface Atom {
  readonly field: Field;
  readonly text: string;
}

/** What one request sends; of the three members that carry the mark it holds values of one alone. */
export type Pack = readonly Atom[];
