import { settingsError } from './errors.js';
import { isAtLeast, type Severity } from '../model/finding.js';
import type { Waivable, Waived } from '../model/waiver.js';

interface Terms {
  readonly owner: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
}

/** A known deviation that does not fail the run until a day. */
export interface Waiver extends Terms {
  readonly check: string;
  readonly operation: string;
  /** Where the deviation is, `*` for array indexes. */
  readonly at: string;
  /** What it is: `Finding.shape`. It stops matching when the deviation changes. */
  readonly shape: string;
  /** The worst that it may be; absent: whatever it is. */
  readonly severity?: Severity;
  /** The interaction of a pact that may show it; absent: any. */
  readonly interaction?: string;
  /** The only target at which it may be seen; absent: any. */
  readonly target?: string;
}

/** A change between two documents that was accepted; `diff` alone reads it. */
export interface ChangeWaiver extends Terms {
  /** The fingerprint of the change. */
  readonly change: string;
}

export const isOfChange = (waiver: Waiver | ChangeWaiver): waiver is ChangeWaiver =>
  'change' in waiver;

export const isOfCheck = (waiver: Waiver | ChangeWaiver): waiver is Waiver => !isOfChange(waiver);

/** Against what the entries are held. */
export interface Held {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What is judged; undefined: nobody knows, and what names a target does not serve. */
  readonly target?: string | undefined;
  /** A place without indexes and ids: the same of all findings that one waiver is about. */
  readonly steadyPlace: (at: string) => string;
}

const DAY = 86_400_000;

/** The instant after the last day, milliseconds since the epoch; NaN for a day that is none. */
export const end = ({ expires }: Pick<Terms, 'expires'>): number => {
  const start = new Date(`${expires}T00:00:00Z`);
  // 30 February would be read as 2 March.
  const isDay = !Number.isNaN(start.getTime()) && start.toISOString().startsWith(expires);
  return isDay ? start.getTime() + DAY : Number.NaN;
};

export const isOver = (terms: Pick<Terms, 'expires'>, now: number): boolean => end(terms) <= now;

const nameOf = (waiver: Waiver | ChangeWaiver) =>
  isOfChange(waiver)
    ? `the waiver of the change ${waiver.change} (owner ${waiver.owner})`
    : `the waiver of ${waiver.check} on ${waiver.operation} at ${waiver.at} (owner ${waiver.owner})`;

/** Throws `config-invalid` for a day that is none. */
const demandDays = (waivers: readonly (Waiver | ChangeWaiver)[]): void => {
  const wrong = waivers.find((each) => Number.isNaN(end(each)));
  if (wrong) throw settingsError('config-invalid', `${nameOf(wrong)}: ${wrong.expires} is no day`);
};

const grant = ({ owner, expires, reason }: Terms): Waived => ({
  waivedBy: `${owner}, until ${expires}: ${reason}`,
});

const lapsed = ({ owner, expires, reason }: Terms): Waived => ({
  waivedBy: null,
  notWaived: `the waiver of ${owner} expired on ${expires}: ${reason}`,
});

/** The waivers of a run, and which of them served. */
export class Waivers {
  readonly #waivers: readonly Waiver[];
  readonly #byPlace = new Map<string, readonly Waiver[]>();
  readonly #now: number;
  readonly #steadyPlace: (at: string) => string;
  readonly #used = new Set<Waiver>();

  /** Throws `config-invalid` for a day that is none. */
  constructor(waivers: readonly Waiver[], { now, target: judged, steadyPlace }: Held) {
    demandDays(waivers);
    this.#now = now;
    this.#steadyPlace = steadyPlace;
    this.#waivers = waivers.filter(({ target = judged }) => target === judged);
    for (const each of this.#waivers) {
      const place = this.#placeOf(each.check, each.operation, each.at);
      this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), each]);
    }
  }

  /** What is the same of a finding and of the waivers that are about its place. */
  #placeOf(check: string, operation: string, at: string): string {
    return JSON.stringify([check, operation, this.#steadyPlace(at)]);
  }

  waive(finding: Waivable): Waived {
    const { check, operation, at, interaction: shown } = finding;
    const near = (this.#byPlace.get(this.#placeOf(check, operation ?? '*', at)) ?? []).filter(
      ({ interaction = shown }) => interaction === shown,
    );
    const fitting = near.filter((each) => fits(each, finding));
    const valid = fitting.find((each) => !isOver(each, this.#now));
    if (valid) {
      this.#used.add(valid);
      return grant(valid);
    }
    const [expired] = fitting;
    if (expired) return lapsed(expired);
    const other = near.find((each) => !isOver(each, this.#now));
    return other ? differing(other, finding) : { waivedBy: null };
  }

  /** The waivers whose last week has begun. */
  expiring(): readonly Waiver[] {
    return this.#valid().filter((waiver) => end(waiver) - 7 * DAY <= this.#now);
  }

  /** What has expired hides nothing, and need not be told of. */
  unused(): readonly Waiver[] {
    return this.#valid().filter((waiver) => !this.#used.has(waiver));
  }

  #valid(): readonly Waiver[] {
    return this.#waivers.filter((each) => !isOver(each, this.#now));
  }
}

const fits = (waiver: Waiver, { shape, severity }: Waivable): boolean =>
  waiver.shape === shape && isAtLeast(waiver.severity ?? 'error', severity);

/** A finding where a waiver expects another: a deviation that grew worse, or that was reworded. */
const differing = ({ owner, expires, shape, severity }: Waiver, finding: Waivable): Waived => ({
  waivedBy: null,
  notWaived:
    shape === finding.shape
      ? `the waiver of ${owner}, until ${expires}, is of severity ${severity ?? ''}`
      : `the waiver of ${owner}, until ${expires}, fits but for its shape: "${shape}"`,
});

/** The changes that were accepted, and which of them came. */
export class ChangeWaivers {
  readonly #waivers: readonly ChangeWaiver[];
  readonly #now: number;
  readonly #used = new Set<ChangeWaiver>();

  /** Throws `config-invalid` for a day that is none. */
  constructor(waivers: readonly ChangeWaiver[], { now }: Pick<Held, 'now'>) {
    demandDays(waivers);
    this.#waivers = waivers;
    this.#now = now;
  }

  waive(fingerprint: string): Waived {
    const own = this.#waivers.filter(({ change }) => change === fingerprint);
    const valid = own.find((each) => !isOver(each, this.#now));
    if (valid) {
      this.#used.add(valid);
      return grant(valid);
    }
    return own[0] ? lapsed(own[0]) : { waivedBy: null };
  }

  unused(): readonly ChangeWaiver[] {
    return this.#waivers.filter((each) => !this.#used.has(each) && !isOver(each, this.#now));
  }
}
