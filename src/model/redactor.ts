import type { Exchange } from './exchange.js';
import type { Header } from './http/headers.js';

/** What tells secrets by their value: whoever replaces them by their place besides builds on it. */
export interface KnownSecrets {
  /** Makes a value known as a secret; values shorter than 8 characters are passed over. */
  learn(secret: string): void;
  /** Replaces every known secret, in every encoding that it may stand in. */
  text(text: string): string;
  /** The same for bytes; the length stays as it is. */
  bytes(bytes: Uint8Array): Uint8Array;
  /** Whether a known secret stands in the text, in any encoding: a writer that sees one refuses. */
  leaks(text: string): boolean;
}

/**
 * Replaces secrets by values of the same length and shape; equal secrets get equal replacements.
 * Whatever is written anywhere has passed through one.
 */
export interface Redactor extends KnownSecrets {
  /** Makes known every secret that an exchange shows by name: in fields, targets and bodies. */
  learnFrom(exchange: Exchange): void;
  /** Replaces what stands under a secret name, short values too, and every secret that is known. */
  redact(text: string): string;
  /** The same for header fields: names and schemes stay. */
  redactHeaders(headers: readonly Header[]): readonly Header[];
}
