import { isObject } from '../model/json/walk.js';
import type { Range } from './elements.js';
import type { ByteFile } from './file.js';
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

/** Steps of clocks that are coarser than a millisecond. */
const STEPS = [1000, 100, 10] as const;
/** Entries that tell by their starts which step a clock has. */
const TELLING = 5;

/** By how much starts may be off where all are multiples of a coarser step than a millisecond; else 0. */
export const precisionOf = (entries: readonly unknown[]): number => {
  const starts = entries
    .slice(0, 1000)
    .map((entry) => (isObject(entry) ? startOf(entry.startedDateTime) : undefined))
    .filter((start) => start !== undefined);
  if (starts.length < TELLING) return 0;
  return STEPS.find((step) => starts.every((start) => start % step === 0)) ?? 0;
};

/** The connection of an entry that carried one request at a time; some recorders write a port in its place. */
export const connectionOf = ({
  request,
  connection,
  _connectionId,
}: Members): string | undefined => {
  const { httpVersion, url } = isObject(request) ? request : {};
  if (typeof httpVersion !== 'string' || !/^http\/1/i.test(httpVersion)) return undefined;
  if (typeof _connectionId === 'string' && _connectionId !== '') return _connectionId;
  if (typeof connection !== 'string' || connection === '') return undefined;
  const isPort = /^(?:80|443|0)$/.test(connection) || String(url).includes(`:${connection}`);
  return isPort ? undefined : connection;
};

const START = Buffer.from('"startedDateTime"');
/** A date and time is no longer, with blanks around it. */
const LONGEST_START = 128;
const WINDOW = 1 << 18;
const [COLON, QUOTE] = [0x3a, 0x22];

/** The earliest of the times that stand under `startedDateTime`, whoever they are of; without any, `-Infinity`. */
export const earliestIn = (file: ByteFile, { from, to }: Range): number => {
  let earliest = Infinity;
  const overlap = START.length + LONGEST_START;
  for (let at = from; at < to; at += WINDOW - overlap) {
    const bytes = file.between(at, Math.min(to, at + WINDOW));
    earliest = Math.min(earliest, earliestOf(bytes));
    if (at + WINDOW >= to) break;
  }
  return earliest === Infinity ? -Infinity : earliest;
};

const earliestOf = (bytes: Buffer): number => {
  let earliest = Infinity;
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    const time = Date.parse(textBehind(bytes, at + START.length));
    if (time < earliest) earliest = time;
  }
  return earliest;
};

/** The string that stands behind a name and a colon; without escapes, else it is no time. */
const textBehind = (bytes: Buffer, from: number): string => {
  const end = from + LONGEST_START;
  // As nearly every recorder writes it.
  if (bytes[from] === COLON && bytes[from + 1] === QUOTE) {
    const close = bytes.indexOf(QUOTE, from + 2);
    const text = bytes.toString('latin1', from + 2, Math.min(close, end));
    return close === -1 || close >= end || text.includes('\\') ? '' : text;
  }
  return /^\s*:\s*"([^"\\]*)"/.exec(bytes.toString('latin1', from, end))?.[1] ?? '';
};
