import type { Header } from '../model/http/headers.js';

const MOST_NAMES = 256;
/** A field with more values than this has another one in every message. */
const MOST_VALUES = 256;

class Field {
  readonly name: string;
  readonly #values = new Map<string, Header>();
  /** The one that came last: most come again at once. */
  #last: Header | undefined;
  /** Which field came next to it last time: messages of one kind have theirs in one order. */
  next: Field | undefined;

  constructor(name: string) {
    this.name = name;
  }

  valued(value: string): Header {
    if (this.#last?.value === value) return this.#last;
    if (this.#values.size >= MOST_VALUES) return { name: this.name, value };
    let header = this.#values.get(value);
    if (!header) this.#values.set(value, (header = { name: this.name, value }));
    this.#last = header;
    return header;
  }
}

/**
 * The header fields of a recording, each that comes again kept once: most of what a large recording
 * would hold in memory are the same few fields.
 */
export class HeaderPool {
  readonly #fields = new Map<string, Field>();
  /** Stands before the first field of a message. */
  readonly #start = new Field('');

  list(headers: readonly Header[]): readonly Header[] {
    const pooled: Header[] = [];
    let before = this.#start;
    for (const header of headers) {
      const field = this.#after(before, header.name);
      pooled.push(field ? field.valued(header.value) : header);
      if (field) before = field;
    }
    return pooled;
  }

  /** The field of a name, by what comes next to the one before it, else by its name. */
  #after(before: Field, name: string): Field | undefined {
    if (before.next?.name === name) return before.next;
    const field = this.#fields.get(name) ?? this.#add(name);
    before.next = field;
    return field;
  }

  #add(name: string): Field | undefined {
    if (this.#fields.size >= MOST_NAMES) return undefined;
    const field = new Field(name);
    this.#fields.set(name, field);
    return field;
  }
}
