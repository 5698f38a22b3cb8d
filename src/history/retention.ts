import { decode } from './line.js';

const DAY = 86_400_000;

/** How long lines are kept, and from when that counts, milliseconds since the epoch. */
export interface Retention {
  readonly days: number;
  readonly now: number;
}

/**
 * The text without lines that are older, and then without torn ones too; undefined: none is older. A line
 * of a later version is that version's affair.
 */
export const kept = (text: string, { days, now }: Retention): string | undefined => {
  const oldest = now - days * DAY;
  const lines = text.split('\n').filter((line) => line !== '');
  const states = lines.map((line) => stateOf(line, oldest));
  if (!states.includes('old')) return undefined;
  const staying = lines.filter((_, index) => states[index] === 'stays');
  return staying.map((line) => `\n${line}\n`).join('');
};

const stateOf = (line: string, oldest: number): 'old' | 'stays' | 'torn' => {
  const night = decode(line);
  if (typeof night === 'string') return night === 'of a later version' ? 'stays' : 'torn';
  return Date.parse(night.start) < oldest ? 'old' : 'stays';
};
