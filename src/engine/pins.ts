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

  /** Adds what was observed elsewhere. */
  add(observed: ReturnType<Pins['observed']>): void {
    for (const [key, value] of observed) this.observe(key, value);
  }

  /** In order of their keys. */
  observed(): readonly (readonly [key: string, value: string])[] {
    return [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
