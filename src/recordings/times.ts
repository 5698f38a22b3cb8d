import { isObject } from '../model/json/walk.js';
import type { Members } from './shape.js';

/** Milliseconds since the epoch; ISO 8601 lets a comma stand before the fraction. */
export const startOf = (value: unknown): number | undefined => {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  if (!Number.isNaN(time)) return time;
  const mended = Date.parse(value.trim().replace(/^(.{19}),/, '$1.'));
  return Number.isNaN(mended) ? undefined : mended;
};

/** HAR 1.2 §timings: `ssl` is a part of `connect`. */
const PARTS = ['blocked', 'dns', 'connect', 'send', 'wait', 'receive'] as const;

/** How long an exchange took, milliseconds: `time`, which is the sum of the timings; undefined: nobody measured. */
export const durationOf = ({ time, timings }: Members): number | undefined => {
  if (isDuration(time)) return time;
  if (!isObject(timings)) return undefined;
  const measured = PARTS.map((name) => timings[name]).filter(isDuration);
  return measured.length > 0 ? measured.reduce((sum, each) => sum + each, 0) : undefined;
};

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value);
