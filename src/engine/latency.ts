const EXACT = 10_000;
/** Each class of the histogram is this much wider than the one below it. */
const GROWTH = Math.log(1.01);
const CLASSES = 3000;
/** The lower end of the first class, milliseconds. */
const LEAST = 0.001;

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Durations as plain values: all of them while they are few, else how many are in each class. */
export interface LatencyState {
  readonly exact: readonly number[] | null;
  readonly classes: readonly (readonly [index: number, count: number])[];
  readonly count: number;
  readonly max: number;
}

/** Percentiles (nearest rank) in bounded memory: exact up to ten thousand values, then within 1 %. */
export class Latencies {
  #exact: number[] | undefined = [];
  #classes: Uint32Array | undefined;
  #count = 0;
  #max = 0;

  add(milliseconds: number): void {
    if (!(milliseconds >= 0) || milliseconds === Infinity) return;
    this.#count += 1;
    if (milliseconds > this.#max) this.#max = milliseconds;
    if (this.#exact && this.#exact.length < EXACT) this.#exact.push(milliseconds);
    else increment(this.#classified(), milliseconds);
  }

  #classified(): Uint32Array {
    const classes = (this.#classes ??= new Uint32Array(CLASSES));
    for (const each of this.#exact ?? []) increment(classes, each);
    this.#exact = undefined;
    return classes;
  }

  toJSON(): LatencyState {
    const classes = [...(this.#classes ?? [])].map((count, index) => [index, count] as const);
    return {
      exact: this.#exact ?? null,
      classes: classes.filter(([, count]) => count > 0),
      count: this.#count,
      max: this.#max,
    };
  }

  /** Adds what was measured elsewhere, as if it had been measured here. */
  merge({ exact, classes, count, max }: LatencyState): void {
    if (exact) {
      for (const each of exact) this.add(each);
      return;
    }
    const own = this.#classified();
    for (const [index, more] of classes) own[index] = (own[index] ?? 0) + more;
    this.#count += count;
    this.#max = Math.max(this.#max, max);
  }

  /** @returns null where there was none */
  summary(): Latency | null {
    if (this.#count === 0) return null;
    const sorted = this.#exact?.toSorted((a, b) => a - b);
    const at = (share: number): number => {
      const rank = Math.max(1, Math.ceil(share * this.#count));
      return rounded(sorted ? (sorted[rank - 1] ?? this.#max) : this.#classAt(rank));
    };
    return { p50: at(0.5), p95: at(0.95), max: rounded(this.#max) };
  }

  #classAt(rank: number): number {
    let seen = 0;
    for (const [index, count] of (this.#classes ?? []).entries()) {
      seen += count;
      if (seen >= rank) return Math.min(this.#max, LEAST * Math.exp((index + 0.5) * GROWTH));
    }
    return this.#max;
  }
}

const increment = (classes: Uint32Array, milliseconds: number): void => {
  const index = Math.floor(Math.log(Math.max(milliseconds, LEAST) / LEAST) / GROWTH);
  const slot = Math.min(index, CLASSES - 1);
  classes[slot] = (classes[slot] ?? 0) + 1;
};

const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
