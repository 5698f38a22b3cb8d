import { noteNumbers } from './json/written.js';

/** What parsing a body as JSON (RFC 8259) gave. */
export type Json =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** How the value is written, where it is a number that its double holds only nearly. */
      readonly written?: string | undefined;
    }
  | { readonly ok: false; readonly error: string };

/** Why coded content could not be decoded: its bytes are wrong, nobody here knows the coding, or it holds more than the limit. */
export const UNDECODED = ['broken', 'unknown', 'too-large'] as const;
export type Undecoded = (typeof UNDECODED)[number];

/** What content codings did to a body (RFC 9110 §8.4). */
export interface Coded {
  /** In the order in which they were applied, lower case. */
  readonly codings: readonly string[];
  /** Bytes as they were coded. */
  readonly size: number;
  readonly problem?: Undecoded | undefined;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });
const EMPTY_JSON: Json = { ok: false, error: 'the body is empty' };

/**
 * A message body. Each form is made when first asked for, and kept: many checks read one body.
 * A body that comes from a recording made elsewhere has text only: its `bytes` are unknown.
 */
export class Body {
  /** The bytes after transfer coding and content coding; undefined where nobody kept them, or could decode them. */
  readonly bytes: Uint8Array | undefined;
  /** False: the content was not kept, or not decoded, so that nothing can be said of it. It reads as empty. */
  readonly isKept: boolean;
  /** How it was coded on the wire; undefined where it was not, or nobody knows. */
  readonly coded: Coded | undefined;
  /** Its bytes are unknown, and nothing of its text is missing. */
  readonly isExact: boolean;
  #text: string | undefined;
  #json: Json | undefined;
  #utf8: boolean | undefined;
  /** What was asked last of its JSON, and the answer. */
  #schema: JsonPredicate | undefined;
  #accepted = false;

  private constructor(
    bytes: Uint8Array | undefined,
    text: string | undefined,
    isKept = true,
    coded?: Coded,
    isExact = false,
  ) {
    this.bytes = bytes;
    this.isKept = isKept;
    this.coded = coded;
    this.isExact = isExact;
    this.#text = text;
  }

  static ofBytes(bytes: Uint8Array): Body {
    return new Body(bytes, undefined);
  }

  static ofText(text: string): Body {
    return new Body(undefined, text);
  }

  /** Text of which the recorder has counted as many bytes as it has in UTF-8. */
  static ofExactText(text: string): Body {
    return new Body(undefined, text, true, undefined, true);
  }

  /** @param bytes decoded */
  static decoded(bytes: Uint8Array, coded: Coded): Body {
    return new Body(bytes, undefined, true, coded);
  }

  /** There was content, and nobody could decode it. */
  static undecoded(coded: Coded): Body {
    return new Body(undefined, '', false, coded);
  }

  /** There was content, or may have been, and the recording has none of it. */
  static notKept(): Body {
    return new Body(undefined, '', false);
  }

  /** The same content once more: what is done to one of them is not done to the other. */
  copy(): Body {
    return new Body(this.bytes?.slice(), this.#text, this.isKept, this.coded, this.isExact);
  }

  get isEmpty(): boolean {
    return this.bytes ? this.bytes.length === 0 : this.#text === '';
  }

  /** Length in bytes; of a body without bytes, the length of its text in UTF-8. */
  get size(): number {
    return this.bytes?.length ?? new TextEncoder().encode(this.text).length;
  }

  /** About how many bytes it takes in memory, without what is made of it. */
  get weight(): number {
    return this.bytes?.length ?? this.#text?.length ?? 0;
  }

  /** The text, with U+FFFD for what is not UTF-8; a byte order mark is kept. */
  get text(): string {
    if (this.#text === undefined) this.#decode();
    return this.#text ?? '';
  }

  /** Whether the bytes are UTF-8 (RFC 8259 §8.1); undefined where the bytes are unknown. */
  get isUtf8(): boolean | undefined {
    if (this.bytes === undefined) return undefined;
    if (this.#utf8 === undefined) this.#decode();
    return this.#utf8;
  }

  /** Both facts in one pass: a body that is judged is read, too. */
  #decode(): void {
    try {
      this.#text = STRICT.decode(this.bytes);
      this.#utf8 = true;
    } catch {
      this.#text = LENIENT.decode(this.bytes);
      this.#utf8 = false;
    }
  }

  /** The parsed text, or why it is no JSON. A byte order mark is passed over (RFC 8259 §8.1 lets a parser do so). */
  get json(): Json {
    this.#json ??= parse(this.text);
    return this.#json;
  }

  /** Whether it is JSON that a schema accepts; the schema is asked once for all checks that want to know. */
  isAcceptedBy(schema: JsonPredicate): boolean {
    const { json } = this;
    if (!json.ok) return false;
    if (schema !== this.#schema) {
      this.#accepted = schema.accepts(json.value, json.written);
      this.#schema = schema;
    }
    return this.#accepted;
  }
}

interface JsonPredicate {
  accepts(value: unknown, written?: string): boolean;
}

const parse = (text: string): Json => {
  if (text === '') return EMPTY_JSON;
  try {
    const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    const value: unknown = JSON.parse(plain);
    const written = noteNumbers(plain, value);
    return { ok: true, value, ...(written === undefined ? {} : { written }) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
};

export const EMPTY_BODY = Body.ofBytes(new Uint8Array());
