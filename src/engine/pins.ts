const KEYS = 1000;

/** The answers to open questions that the checks have written down. */
export class Pins {
  readonly #values = new Map<string, string>();

  /** Where the answers differ within one run, the answer is `mixed`. */
  observe(key: string, value: string): void {
    const known = this.#values.get(key);
    if (known === undefined && this.#values.size < KEYS) this.#values.set(key, value);
    else if (known !== undefined && known !== value) this.#values.set(key, 'mixed');
  }

  /** In order of their keys. */
  observed(): readonly (readonly [key: string, value: string])[] {
    return [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
