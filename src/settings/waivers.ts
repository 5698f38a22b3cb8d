import { ConformanceError } from '../model/error.js';
import { withoutIndexes } from '../model/json/pointer.js';

/** A known deviation that does not fail the run until a day. */
export interface Waiver {
  readonly check: string;
  readonly operation: string;
  /** Where the deviation is, `*` for array indexes. */
  readonly at: string;
  /** What it is: `Finding.shape`. It stops matching when the deviation changes. */
  readonly shape: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
}

/** A change between two documents that was accepted; `diff` alone reads it. */
export interface ChangeWaiver {
  /** The fingerprint of the change. */
  readonly change: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
}

export const isOfChange = (waiver: Waiver | ChangeWaiver): waiver is ChangeWaiver =>
  'change' in waiver;

export const isOfCheck = (waiver: Waiver | ChangeWaiver): waiver is Waiver => !isOfChange(waiver);

/** What of a finding a waiver compares. */
export interface Waivable {
  readonly check: string;
  readonly operation: string | null;
  readonly at: string;
  readonly shape: string;
}

const DAY = 86_400_000;

/** The instant after the last day, milliseconds since the epoch; NaN for a day that is none. */
export const end = ({ expires }: Pick<Waiver, 'expires'>): number => {
  const start = new Date(`${expires}T00:00:00Z`);
  // 30 February would be read as 2 March.
  const isDay = !Number.isNaN(start.getTime()) && start.toISOString().startsWith(expires);
  return isDay ? start.getTime() + DAY : Number.NaN;
};

const name = (waiver: Waiver | ChangeWaiver) =>
  isOfChange(waiver)
    ? `the waiver of the change ${waiver.change} (owner ${waiver.owner})`
    : `the waiver of ${waiver.check} on ${waiver.operation} at ${waiver.at} (owner ${waiver.owner})`;

/** Throws `waiver-expired`, or `config-invalid` for a day that is none. */
const refuseEnded = (waiver: Waiver | ChangeWaiver, now: number): void => {
  const { expires } = waiver;
  if (Number.isNaN(end(waiver)))
    throw new ConformanceError('config-invalid', `${name(waiver)}: ${expires} is no day`);
  if (end(waiver) <= now)
    throw new ConformanceError('waiver-expired', `${name(waiver)} expired on ${expires}`);
};

/** The waivers of a run, and which of them served. */
export class Waivers {
  readonly #waivers: readonly Waiver[];
  readonly #used = new Set<Waiver>();

  /**
   * @param now milliseconds since the epoch
   * Throws `waiver-expired`, or `config-invalid` for a day that is none.
   */
  constructor(waivers: readonly Waiver[], now: number) {
    for (const waiver of waivers) refuseEnded(waiver, now);
    this.#waivers = waivers;
  }

  /** Who waived a finding, and why; null: nobody. */
  waive(finding: Waivable): string | null {
    const at = withoutIndexes(finding.at);
    const waiver = this.#waivers.find(
      (each) =>
        each.check === finding.check &&
        each.operation === (finding.operation ?? '*') &&
        withoutIndexes(each.at) === at &&
        each.shape === finding.shape,
    );
    if (!waiver) return null;
    this.#used.add(waiver);
    return `${waiver.owner}, until ${waiver.expires}: ${waiver.reason}`;
  }

  /** The waivers whose last week has begun. */
  expiring(now: number): readonly Waiver[] {
    return this.#waivers.filter((waiver) => end(waiver) - 7 * DAY <= now);
  }

  unused(): readonly Waiver[] {
    return this.#waivers.filter((waiver) => !this.#used.has(waiver));
  }
}

/** The changes that were accepted, and which of them came. */
export class ChangeWaivers {
  readonly #waivers: readonly ChangeWaiver[];
  readonly #used = new Set<ChangeWaiver>();

  /**
   * @param now milliseconds since the epoch
   * Throws `waiver-expired`, or `config-invalid` for a day that is none.
   */
  constructor(waivers: readonly ChangeWaiver[], now: number) {
    for (const waiver of waivers) refuseEnded(waiver, now);
    this.#waivers = waivers;
  }

  /** Who accepted a change, and why; null: nobody. */
  waive(fingerprint: string): string | null {
    const waiver = this.#waivers.find(({ change }) => change === fingerprint);
    if (!waiver) return null;
    this.#used.add(waiver);
    return `${waiver.owner}, until ${waiver.expires}: ${waiver.reason}`;
  }

  unused(): readonly ChangeWaiver[] {
    return this.#waivers.filter((waiver) => !this.#used.has(waiver));
  }
}
