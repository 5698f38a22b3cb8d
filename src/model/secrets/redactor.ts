/**
 * Replaces secrets by values of the same length and shape; equal secrets get equal replacements.
 * Whatever is written anywhere has passed through one.
 */
export interface Redactor {
  /** Makes a value known as a secret; values shorter than 8 characters are passed over. */
  learn(secret: string): void;
  /** Replaces every known secret, in every encoding that it may stand in. */
  text(text: string): string;
  /** The same for bytes; the length stays as it is. */
  bytes(bytes: Uint8Array): Uint8Array;
  /** Whether a known secret stands in the text, in any encoding: a writer that sees one refuses. */
  leaks(text: string): boolean;
}
