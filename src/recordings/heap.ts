/** Numbers, of which the lowest is taken out first. */
export class Heap {
  readonly #numbers: number[] = [];

  /** `Infinity` where there is none. */
  get lowest(): number {
    return this.#numbers[0] ?? Infinity;
  }

  add(number: number): void {
    const numbers = this.#numbers;
    let at = numbers.push(number) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = numbers[parent] ?? -Infinity;
      if (above <= number) break;
      numbers[at] = above;
      at = parent;
    }
    numbers[at] = number;
  }

  take(): number {
    const { lowest } = this;
    const last = this.#numbers.pop();
    if (last !== undefined && this.#numbers.length > 0) this.#sink(last);
    return lowest;
  }

  /** Puts a number in the place of the lowest. */
  #sink(number: number): void {
    const numbers = this.#numbers;
    let at = 0;
    for (let child = 1; child < numbers.length; child = 2 * at + 1) {
      const [left = Infinity, right = Infinity] = [numbers[child], numbers[child + 1]];
      if (Math.min(left, right) >= number) break;
      numbers[at] = Math.min(left, right);
      at = right < left ? child + 1 : child;
    }
    numbers[at] = number;
  }
}
