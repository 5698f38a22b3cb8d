import type { Header } from '../model/http/headers.js';

const MOST_NAMES = 256;
/** A field with more values than this has another one in every message. */
const MOST_VALUES = 256;

interface Field {
  readonly name: string;
  readonly values: Map<string, Header>;
}

/**
 * The header fields of a recording, each that comes again kept once: most of what a large recording
 * would hold in memory are the same few fields.
 */
export class HeaderPool {
  readonly #fields = new Map<string, Field>();

  list(headers: readonly Header[]): readonly Header[] {
    const pooled: Header[] = [];
    for (const header of headers) pooled.push(this.#pooled(header));
    return pooled;
  }

  #pooled(header: Header): Header {
    const field = this.#fields.get(header.name) ?? this.#add(header.name);
    if (!field) return header;
    const { name, values } = field;
    if (values.size >= MOST_VALUES) return { name, value: header.value };
    const known = values.get(header.value);
    if (known) return known;
    const made = { name, value: header.value };
    values.set(header.value, made);
    return made;
  }

  #add(name: string): Field | undefined {
    if (this.#fields.size >= MOST_NAMES) return undefined;
    const field = { name, values: new Map<string, Header>() };
    this.#fields.set(name, field);
    return field;
  }
}
