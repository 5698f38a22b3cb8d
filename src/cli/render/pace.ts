import type { News } from '../../app/ports.js';
import { terminal as shown } from '../../model/escape.js';
import { duration } from '../../reporters/_words.js';
import { counted } from './words.js';

type Plan = Extract<News, { readonly kind: 'planned' }>;
type Expected = Extract<News, { readonly kind: 'counted' }>['expected'];

/** How far a run is, and how long it may still take. */
export class Pace {
  #startedAt: number;
  #plan: Plan | undefined;
  /** Probes of the plan that have not ended. */
  #left: readonly string[] = [];
  #exchanges = 0;
  #expected: Expected;
  #found = 0;

  /** @param now milliseconds */
  constructor(now: number) {
    this.#startedAt = now;
  }

  plan(plan: Plan, now: number): void {
    this.#startedAt = now;
    this.#plan = plan;
    this.#left = plan.probes;
  }

  count(exchanges: number, expected?: Expected): void {
    this.#exchanges = exchanges;
    this.#expected = expected;
  }

  found(): void {
    this.#found += 1;
  }

  finished(probe: string): void {
    this.#left = this.#left.filter((id) => id !== probe);
  }

  /** How long it is going to be. */
  get announcement(): string {
    const { probes = [], requests = 0, rate } = this.#plan ?? {};
    const most = `at most ${counted(requests, 'request')} of ${counted(probes.length, 'probe')}`;
    return rate === undefined
      ? most
      : `${most}, ${counted(rate, 'request')} a second: ${duration((requests / rate) * 1000)} at most`;
  }

  /** @param now milliseconds */
  line(now: number): string {
    const found =
      this.#found === 0
        ? 'nothing found yet'
        : counted(this.#found, 'error or warning', 'errors and warnings');
    const elapsed = now - this.#startedAt;
    if (!this.#plan) return this.#unplanned(found, elapsed);
    const { requests } = this.#plan;
    const sent = `${this.#exchanges} of at most ${Math.max(requests, this.#exchanges)} requests`;
    const [probe = 'clean-up'] = this.#left;
    return `${sent}, ${shown(probe, 40)}, ${found}, ${whole(this.#rest(elapsed))} left at most`;
  }

  #unplanned(found: string, elapsed: number): string {
    const { exchanges, isExact } = this.#expected ?? {};
    if (exchanges === undefined || exchanges < this.#exchanges)
      return `${counted(this.#exchanges, 'exchange')}, ${found}, ${whole(elapsed)}`;
    const each = elapsed / Math.max(1, this.#exchanges);
    const left = whole((exchanges - this.#exchanges) * each);
    const all = `${isExact ? '' : 'about '}${counted(exchanges, 'exchange')}`;
    return `${this.#exchanges} of ${all}, ${found}, ${isExact ? '' : 'about '}${left} left`;
  }

  /** By the slower of what was planned and what was seen. */
  #rest(elapsed: number): number {
    const { requests = 0, rate } = this.#plan ?? {};
    const planned = rate === undefined ? 0 : 1000 / rate;
    const each = Math.max(planned, elapsed / Math.max(1, this.#exchanges));
    return Math.max(0, requests - this.#exchanges) * each;
  }
}

/** Whole seconds: a tenth would flicker. */
const whole = (milliseconds: number): string =>
  milliseconds < 59_500
    ? `${Math.ceil(milliseconds / 1000)} s`
    : duration(Math.ceil(milliseconds / 1000) * 1000);
