import type { Examined, ExaminedItem } from '../../app/outcome.js';
import { terminal as shown } from '../../model/escape.js';
import { counted } from './words.js';

/** What a run needs, a line each, and at the end how much of it is missing. */
export const doctorText = ({ items }: Examined): string => {
  const wrong = items.filter(({ state }) => state === 'wrong').length;
  const sum =
    wrong === 0 ? 'nothing is missing: conformance run' : `${counted(wrong, 'thing')} to mend`;
  return [...items.map(lineOf), '', sum, ''].join('\n');
};

const MARKS = { well: '✓', wrong: '✗', open: '?' } as const;

const lineOf = ({ what, state, words, error }: ExaminedItem): string => {
  const mark = MARKS[state];
  const next = error ? `; ${shown(error.next)} [${error.code}]` : '';
  return `${mark} ${what}: ${shown(words)}${next}`;
};

/** 0: nothing is missing; 2: something of the settings is, 3: only what lies beyond this machine. */
export const exitOfExamined = ({ items }: Examined): number => {
  const exits = items.flatMap(({ error }) => (error ? [error.exit] : []));
  return exits.includes(2) ? 2 : (exits[0] ?? 0);
};
