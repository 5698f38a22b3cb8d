import type { SeriesTrend, TrendNight } from '../../app/outcome.js';
import { type Markup, markup, NOTHING } from '../../reporters/html/_markup.js';
import { counted } from '../../reporters/_words.js';
import { day, markWords, nightWords } from './trend-words.js';

/** Nights in a picture, the last ones; and the room of one, in units of the drawing. */
const NIGHTS = 90;
const STEP = 12;
const LEFT = 44;
/** Room for a day's name. */
const LABEL = 64;

/** Days and nights in a row: where each stands in a picture. */
interface Axis {
  readonly nights: readonly { readonly night: TrendNight; readonly x: number }[];
  readonly width: number;
  /** Where something else has changed. */
  readonly marks: readonly { readonly x: number; readonly words: string }[];
  readonly holes: readonly { readonly x: number; readonly days: number }[];
}

/** A hole takes the room of one night, however long it is. */
export const axisOf = ({ nights, marks, holes }: SeriesTrend): Axis => {
  const shown = nights.slice(-NIGHTS);
  const first = shown[0]?.start ?? '';
  const columns = [
    ...shown.map((night) => ({ at: night.start, night, days: 0 })),
    ...holes
      .filter(({ from }) => from > day(first))
      .map(({ from, days }) => ({ at: from, night: undefined, days })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  const placed = columns.map((column, index) => ({ ...column, x: LEFT + index * STEP }));
  const byStart = new Map(placed.flatMap(({ night, x }) => (night ? [[night.start, x]] : [])));
  return {
    nights: placed.flatMap(({ night, x }) => (night ? [{ night, x }] : [])),
    holes: placed.flatMap(({ night, x, days }) => (night ? [] : [{ x, days }])),
    marks: marks.flatMap((mark) => {
      const x = byStart.get(mark.at);
      return x === undefined ? [] : [{ x, words: `${day(mark.at)}: ${markWords(mark)}` }];
    }),
    width: LEFT + Math.max(LABEL, columns.length * STEP) + 8,
  };
};

const drawing = (axis: Axis, height: number, label: string, content: Markup): Markup =>
  markup`<svg class="picture" role="img" aria-label="${label}" viewBox="0 0 ${String(axis.width)} ${String(height)}" width="${String(axis.width)}" height="${String(height)}">
${content}${ticks(axis, height)}</svg>`;

/** The first and the last day, holes, and what has changed. */
const ticks = ({ nights, marks, holes, width }: Axis, height: number): Markup => {
  const base = height - 16;
  const ends = [nights[0], ...(width - LEFT > 2 * LABEL ? [nights.at(-1)] : [])];
  const days = ends.map((each, index) =>
    each
      ? markup`<text class="tick" x="${String(each.x)}" y="${String(height - 2)}" text-anchor="${index === 0 ? 'start' : 'end'}">${day(each.night.start)}</text>`
      : NOTHING,
  );
  const gaps = holes.map(
    ({ x, days: missing }) =>
      markup`<rect class="hole" x="${String(x)}" y="8" width="${String(STEP - 2)}" height="${String(base - 8)}"><title>${counted(missing, 'day')} without a line</title></rect>`,
  );
  const changes = marks.map(
    ({ x, words }) =>
      markup`<path class="mark" d="M${String(x - 1)} 4V${String(base)}"><title>${words}</title></path>`,
  );
  return markup`${gaps}${changes}${days}`;
};

const HEIGHTS = { verdicts: 92, findings: 132, latency: 132 } as const;

const CLASSES: Readonly<Record<TrendNight['verdict'], string>> = {
  conforms: 'ok',
  'does-not-conform': 'bad',
  'could-not-tell': 'open',
};

/** A column a night: its colour and shape are the verdict, its height the requirements that were seen. */
export const verdictPicture = (axis: Axis): Markup => {
  const height = HEIGHTS.verdicts;
  const room = height - 36;
  const columns = axis.nights.map(({ night, x }) => {
    const [seen, all] = night.evidence.requirements;
    const tall = Math.max(3, all > 0 ? (seen / all) * room : 0);
    const top = height - 16 - tall;
    return markup`<g><title>${day(night.start)}: ${nightWords(night)}</title><rect class="${CLASSES[night.verdict]}" x="${String(x)}" y="${fixed(top)}" width="${String(STEP - 2)}" height="${fixed(tall)}"/><text class="sign" x="${String(x + STEP / 2 - 1)}" y="${fixed(top - 3)}" text-anchor="middle">${SIGNS[night.verdict]}</text></g>
`;
  });
  return drawing(axis, height, 'Verdict and evidence of each night', markup`${columns}`);
};

const SIGNS: Readonly<Record<TrendNight['verdict'], string>> = {
  conforms: '✓',
  'does-not-conform': '✗',
  'could-not-tell': '?',
};

const fixed = (value: number): string => value.toFixed(1);

const KINDS = [
  ['error', 'bad'],
  ['warning', 'open'],
  ['waived', 'calm'],
] as const;

/** Errors, warnings and waived ones of each night, one upon the other. */
export const findingsPicture = (axis: Axis): Markup => {
  const height = HEIGHTS.findings;
  const sum = ({ error, warning, waived }: TrendNight['findings']) => error + warning + waived;
  const most = Math.max(1, ...axis.nights.map(({ night }) => sum(night.findings)));
  const unit = (height - 32) / most;
  const columns = axis.nights.map(({ night, x }) => {
    let top = height - 16;
    const parts = KINDS.map(([kind, look]) => {
      const tall = night.findings[kind] * unit;
      top -= tall;
      return tall === 0
        ? NOTHING
        : markup`<rect class="${look}" x="${String(x)}" y="${fixed(top)}" width="${String(STEP - 2)}" height="${fixed(tall)}"/>`;
    });
    return markup`<g><title>${day(night.start)}: ${nightWords(night)}</title>${parts}</g>
`;
  });
  const scale = scaleOf(String(most), height);
  return drawing(axis, height, 'Findings of each night', markup`${scale}${columns}`);
};

const scaleOf = (most: string, height: number): Markup =>
  markup`<path class="axis" d="M${String(LEFT - 4)} 16V${String(height - 16)}"/><text class="tick" x="${String(LEFT - 8)}" y="20" text-anchor="end">${most}</text><text class="tick" x="${String(LEFT - 8)}" y="${String(height - 16)}" text-anchor="end">0</text>`;

/** The p95 of an operation in each night that measured it. */
export const latencyPicture = (axis: Axis, operation: string): Markup => {
  const height = HEIGHTS.latency;
  const points = axis.nights.flatMap(({ night, x }) => {
    const p95 = night.latencies[operation]?.p95;
    return p95 === undefined ? [] : [{ x: x + STEP / 2 - 1, p95, at: day(night.start) }];
  });
  if (points.length === 0) return NOTHING;
  const most = Math.max(1, ...points.map(({ p95 }) => p95));
  const y = (p95: number) => height - 16 - (p95 / most) * (height - 32);
  const line = points.map(({ x, p95 }) => `${fixed(x)},${fixed(y(p95))}`).join(' ');
  const dots = points.map(
    ({ x, p95, at }) =>
      markup`<circle class="dot" cx="${fixed(x)}" cy="${fixed(y(p95))}" r="2"><title>${at}: ${fixed(p95)} ms</title></circle>`,
  );
  const scale = scaleOf(`${most.toFixed(0)} ms`, height);
  return drawing(
    axis,
    height,
    `p95 of ${operation} in each night`,
    markup`${scale}<polyline class="line" points="${line}"/>${dots}`,
  );
};
