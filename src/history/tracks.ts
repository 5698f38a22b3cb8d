import { type Look, lookOf, type Night } from './nights.js';
import { Track } from './track.js';

/** Every finding of a series through its nights, and which night looked for what. */
export interface Tracks {
  readonly nights: readonly Night[];
  readonly tracks: readonly Track[];
  /** Whether a night, by its position, could have shown a finding. */
  readonly looked: (night: number, finding: Look) => boolean;
}

/** Nights of a series that are told of: five a day for as long as lines are kept. */
const TOLD = 2000;

/** The last nights of a series, which stories are told from. */
export const toldOf = (nights: readonly Night[]): readonly Night[] => nights.slice(-TOLD);

export const tracksOf = (nights: readonly Night[]): Tracks => {
  const tracks = new Map<string, Track>();
  // A finding that was looked for in silence is fixed until it is seen again, whoever looks for it then.
  const open = new Set<Track>();
  const looks = nights.map(lookOf);
  for (const [index, night] of nights.entries()) {
    for (const finding of night.findings) {
      const track = tracks.get(finding.fingerprint) ?? new Track(finding, index);
      track.seen(finding, index);
      tracks.set(finding.fingerprint, track);
      open.add(track);
    }
    const look = looks[index];
    if (look) for (const track of open) if (track.unseen(index, look)) open.delete(track);
  }
  return {
    nights,
    tracks: [...tracks.values()],
    looked: (night, finding) => looks[night]?.(finding) ?? false,
  };
};
