import type { SeriesTrend, TrendNight } from '../../app/outcome.js';
import { day, markWords } from './trend-words.js';

/** Nights in a picture, the last ones. */
const NIGHTS = 90;
/** Room for the name of a day, pixels. */
const LABEL = 40;

interface Place {
  /** In the middle of its column, as a share of the width: `12.5%`. */
  readonly x: string;
}

/** Days and nights in a row: each has a column of a picture, which is as wide as there is room. */
export interface Axis {
  readonly nights: readonly (Place & { readonly night: TrendNight })[];
  /** A hole takes the room of one night, however long it is. */
  readonly holes: readonly (Place & { readonly days: number })[];
  /** What else has changed: `x` is the left edge of the column. */
  readonly marks: readonly (Place & {
    readonly words: string;
    readonly name: string;
    /** Its name stands to the left of it: there is no room to the right. */
    readonly isLate: boolean;
  })[];
  readonly days: readonly (Place & { readonly name: string })[];
  /** Pixels: how thick a column is, and how wide a picture must be. */
  readonly thick: number;
  readonly least: number;
  /** On a wide screen columns may be twice as thick. */
  readonly isRoomy: boolean;
}

export const axisOf = ({ nights, marks, holes }: SeriesTrend): Axis => {
  const shown = nights.slice(-NIGHTS);
  const first = shown[0]?.start ?? '';
  const columns = [
    ...shown.map((night) => ({ at: night.start, night, days: 0 })),
    ...holes
      .filter(({ from }) => from > day(first))
      .map(({ from, days }) => ({ at: from, night: undefined, days })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  const share = (part: number) => `${((100 * part) / columns.length).toFixed(3)}%`;
  const placed = columns.map((column, index) => ({ ...column, index, x: share(index + 0.5) }));
  const [thick, room] = roomFor(columns.length);
  const every = Math.ceil(LABEL / room);
  return {
    nights: placed.flatMap(({ night, x }) => (night ? [{ night, x }] : [])),
    holes: placed.flatMap(({ night, x, days }) => (night ? [] : [{ x, days }])),
    marks: marksAt(
      marks,
      placed.map(({ at }) => at),
    ).map(({ index, ...mark }) => ({
      ...mark,
      x: share(index),
      isLate: index > columns.length * 0.75,
    })),
    // The last day always has its name: it is the one that is looked for.
    days: placed
      .filter(({ index }) => (columns.length - 1 - index) % every === 0)
      .map(({ at, x }) => ({ x, name: at.slice(5, 10) })),
    thick,
    least: columns.length * room,
    isRoomy: columns.length > 7 && columns.length <= 45,
  };
};

/** How thick a column is, and how much room it has at the least: the fewer there are, the more. */
const roomFor = (columns: number): readonly [number, number] => {
  if (columns <= 7) return [28, LABEL];
  return columns <= 14 ? [15, 20] : [8, 11];
};

/** As a picture names them: names have little room. */
const SHORT = { document: 'D', suite: 'S', provider: 'P', pin: 'pin' } as const;

/** What has changed in one night stands under one mark. */
const marksAt = (marks: SeriesTrend['marks'], times: readonly string[]) => {
  const byTime = new Map<string, SeriesTrend['marks'][number][]>();
  for (const mark of marks) {
    const own = byTime.get(mark.at) ?? [];
    byTime.set(mark.at, own);
    own.push(mark);
  }
  return [...byTime].flatMap(([at, own]) => {
    const index = times.indexOf(at);
    if (index === -1) return [];
    const names = [...new Set(own.map(({ what }) => SHORT[what]))];
    return [
      { index, name: names.join(' '), words: `${day(at)}: ${own.map(markWords).join('; ')}` },
    ];
  });
};
