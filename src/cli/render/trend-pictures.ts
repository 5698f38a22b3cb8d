import type { Slower, TrendNight } from '../../app/outcome.js';
import { type Markup, markup, NOTHING } from '../../reporters/html/_markup.js';
import { counted } from '../../reporters/_words.js';
import type { Axis } from './trend-axis.js';
import { day, nightWords } from './trend-words.js';

/** Above what is drawn stand the names of marks, and the signs of verdicts; below it the days. */
const [TOP, SIGN, BOTTOM] = [22, 16, 20];
const SCALE = 52;

interface Frame {
  readonly height: number;
  /** Where what is drawn begins. Default: below the names of marks. */
  readonly top?: number;
  readonly label: string;
  /** What stands at the top, in the middle, and at the bottom. */
  readonly scale: readonly [string, string, string];
}

const fixed = (value: number): string => value.toFixed(1);

/** Everything stands at a share of the width: a picture fills its room, and no letter is stretched. */
const drawing = (
  axis: Axis,
  { height, top = TOP, label, scale }: Frame,
  content: Markup,
): Markup => {
  const base = height - BOTTOM;
  const levels = [top, (top + base) / 2, base];
  const lines = levels.map(
    (y) => markup`<line class="grid" x1="0" x2="100%" y1="${fixed(y)}" y2="${fixed(y)}"/>`,
  );
  const words = levels.map(
    (y, index) =>
      markup`<text x="${String(SCALE - 8)}" y="${fixed(y + 3.5)}" text-anchor="end">${scale[index] ?? ''}</text>`,
  );
  return markup`<div class="chart"><svg class="picture scale" aria-hidden="true" width="${String(SCALE)}" height="${String(height)}">${words}</svg><svg class="picture" role="img" aria-label="${label}" height="${String(height)}" style="min-width:${String(axis.least)}px">
${lines}${besides(axis, base)}${content}</svg></div>`;
};

/** Days, holes, and what else has changed. */
const besides = ({ days, holes, marks, thick }: Axis, base: number): Markup => {
  const names = days.map(
    ({ x, name }) =>
      markup`<text x="${x}" y="${fixed(base + 15)}" text-anchor="middle">${name}</text>`,
  );
  const gaps = holes.map(
    ({ x, days: missing }) =>
      markup`<line class="hole" x1="${x}" x2="${x}" y1="${String(TOP)}" y2="${fixed(base)}" stroke-width="${String(thick)}"><title>${counted(missing, 'day')} without a line</title></line>`,
  );
  const changes = marks.map(
    ({ x, words, name, isLate }) =>
      markup`<g><title>${words}</title><line class="mark" x1="${x}" x2="${x}" y1="6" y2="${fixed(base)}"/><text class="name" x="${x}" dx="${isLate ? '-4' : '4'}" y="13" text-anchor="${isLate ? 'end' : 'start'}">${name}</text></g>`,
  );
  return markup`${gaps}${names}${changes}`;
};

const CLASSES: Readonly<Record<TrendNight['verdict'], string>> = {
  conforms: 'ok',
  'does-not-conform': 'bad',
  'could-not-tell': 'open',
};

const SIGNS: Readonly<Record<TrendNight['verdict'], string>> = {
  conforms: '✓',
  'does-not-conform': '✗',
  'could-not-tell': '?',
};

const column = (x: string, thick: number, look: string, [top, bottom]: readonly number[]): Markup =>
  markup`<line class="column ${look}" x1="${x}" x2="${x}" y1="${fixed(top ?? 0)}" y2="${fixed(bottom ?? 0)}" stroke-width="${String(thick)}"/>`;

/** A column a night: its colour and sign are the verdict, its height the requirements that were seen. */
export const verdictPicture = (axis: Axis): Markup => {
  const [height, top] = [128, TOP + SIGN];
  const base = height - BOTTOM;
  const columns = axis.nights.map(({ night, x }) => {
    const [seen, all] = night.evidence.requirements;
    const tall = Math.max(3, all > 0 ? Math.min(1, seen / all) * (base - top) : 0);
    return markup`<g><title>${day(night.start)}: ${nightWords(night)}</title>${column(x, axis.thick, CLASSES[night.verdict], [base - tall, base])}<text class="sign" x="${x}" y="${fixed(top - 5)}" text-anchor="middle">${SIGNS[night.verdict]}</text></g>
`;
  });
  const frame = { height, top, label: 'Verdict and evidence of each night' };
  return drawing(axis, { ...frame, scale: ['100%', '50%', '0'] }, markup`${columns}`);
};

const KINDS = [
  ['error', 'bad'],
  ['warning', 'open'],
  ['waived', 'calm'],
] as const;

/** A scale whose middle is a whole number where that can be. */
const evenAbove = (most: number): number => Math.max(2, Math.ceil(most / 2) * 2);

/** Errors, warnings and waived ones of each night, one upon the other. */
export const findingsPicture = (axis: Axis): Markup => {
  const height = 140;
  const base = height - BOTTOM;
  const sum = ({ error, warning, waived }: TrendNight['findings']) => error + warning + waived;
  const most = evenAbove(Math.max(...axis.nights.map(({ night }) => sum(night.findings))));
  const unit = (base - TOP) / most;
  const columns = axis.nights.map(({ night, x }) => {
    let top = base;
    const parts = KINDS.map(([kind, look]) => {
      const bottom = top;
      top -= night.findings[kind] * unit;
      return top === bottom ? NOTHING : column(x, axis.thick, look, [top, bottom]);
    });
    return markup`<g><title>${day(night.start)}: ${nightWords(night)}</title>${parts}</g>
`;
  });
  const frame = { height, label: 'Findings of each night' };
  const scale = [String(most), String(most / 2), '0'] as const;
  return drawing(axis, { ...frame, scale }, markup`${columns}`);
};

/** The p95 of an operation in each night that measured it; those since when it is slower stand out. */
export const latencyPicture = (
  axis: Axis,
  operation: string,
  slower: Slower | undefined,
): Markup => {
  const height = 140;
  const base = height - BOTTOM;
  const points = axis.nights.flatMap(({ night: { start, latencies }, x }) => {
    const p95 = latencies[operation]?.p95;
    const isSlow = slower !== undefined && start >= slower.since;
    return p95 === undefined ? [] : [{ x, p95, at: day(start), look: isSlow ? 'open' : 'link' }];
  });
  if (points.length === 0) return NOTHING;
  const most = evenAbove(Math.max(...points.map(({ p95 }) => p95)));
  const y = (p95: number) => fixed(base - (p95 / most) * (base - TOP));
  const lines = points.slice(1).map(({ x, p95, look }, index) => {
    const before = points[index] ?? { x, p95 };
    return markup`<line class="line ${look}" x1="${before.x}" y1="${y(before.p95)}" x2="${x}" y2="${y(p95)}"/>`;
  });
  const dots = points.map(
    ({ x, p95, at, look }) =>
      markup`<circle class="dot ${look}" cx="${x}" cy="${y(p95)}" r="2.5"><title>${at}: ${fixed(p95)} ms</title></circle>`,
  );
  const frame = { height, label: `p95 of ${operation} in each night` };
  const scale = [`${most} ms`, `${most / 2} ms`, '0'] as const;
  return drawing(axis, { ...frame, scale }, markup`${lines}${dots}`);
};
