export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Header fields in the order in which they were on the wire (RFC 9110 §5), looked up by lower-case name. */
export class HeaderList {
  readonly entries: readonly Header[];
  /** False: the recorder kept no fields; there is a Content-Type at most, where it wrote the type elsewhere. */
  readonly isKept: boolean;

  constructor(entries: readonly Header[], isKept = true) {
    this.entries = entries;
    this.isKept = isKept;
  }

  /** The first field of this name; `name` is lower case. */
  get(name: string): string | undefined {
    for (const entry of this.entries) if (isNamed(entry, name)) return entry.value;
    return undefined;
  }

  /** Every field of this name, in order; `name` is lower case. */
  all(name: string): readonly string[] {
    const values: string[] = [];
    for (const entry of this.entries) if (isNamed(entry, name)) values.push(entry.value);
    return values;
  }

  /** Every field of this name as one value (RFC 9110 §5.3); `name` is lower case. */
  combined(name: string): string | undefined {
    let value: string | undefined;
    for (const entry of this.entries)
      if (isNamed(entry, name))
        value = value === undefined ? entry.value : `${value}, ${entry.value}`;
    return value;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

const isNamed = (entry: Header, lower: string): boolean =>
  entry.name.length === lower.length &&
  (entry.name === lower || entry.name.toLowerCase() === lower);

export const NO_HEADERS = new HeaderList([]);
