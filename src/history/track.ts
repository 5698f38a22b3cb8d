import type { Look, NightFinding } from './nights.js';

/** One finding through the nights of a series; nights are told by their position. */
export class Track {
  /** As it was seen last. */
  finding: NightFinding;
  /** Since when it is seen without having been fixed in between. */
  stretch: number;
  lastSeen: number;
  readonly first: number;
  readonly sightings = new Set<number>();
  /** Where it came back after it was fixed. */
  readonly returns: number[] = [];
  /** The first night of the last silence: it was looked for. */
  silentSince: number | undefined;
  /** Since when nobody looks for it any more. */
  unlookedSince: number | undefined;

  constructor(finding: NightFinding, night: number) {
    this.finding = finding;
    this.first = night;
    this.stretch = night;
    this.lastSeen = night;
    this.sightings.add(night);
  }

  seen(finding: NightFinding, night: number): void {
    if (this.silentSince !== undefined) {
      this.returns.push(night);
      this.stretch = night;
    }
    this.silentSince = undefined;
    this.unlookedSince = undefined;
    this.finding = finding;
    this.lastSeen = night;
    this.sightings.add(night);
  }

  /** @returns whether it was looked for, in silence */
  unseen(night: number, looks: (finding: Look) => boolean): boolean {
    if (this.lastSeen === night) return false;
    if (!looks(this.finding)) {
      this.unlookedSince ??= night;
      return false;
    }
    this.silentSince ??= night;
    this.unlookedSince = undefined;
    return true;
  }
}
