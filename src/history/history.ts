import type { Night, NightsRead, PassedOver } from './nights.js';
import { readLines } from './file.js';
import { decode } from './line.js';

/**
 * What a history tells, oldest first; no file is a history of no night. A run has one line: where it stands
 * twice, somebody has trimmed the file meanwhile. Throws `history-unusable`.
 */
export const readHistory = (path: string): NightsRead => {
  const reading = new Reading();
  readLines(path, (line) => {
    reading.add(line);
  });
  return reading.read;
};

/** The nights of a text. */
export const nightsIn = (text: string): NightsRead => {
  const reading = new Reading();
  for (const line of text.split('\n')) reading.add(line);
  return reading.read;
};

class Reading {
  readonly #nights = new Map<string, Night>();
  readonly #passedOver: PassedOver[] = [];
  #number = 0;

  add(line: string): void {
    this.#number += 1;
    if (line === '') return;
    const night = decode(line);
    if (typeof night === 'string') this.#passedOver.push({ line: this.#number, why: night });
    else this.#nights.set(night.run, night);
  }

  get read(): NightsRead {
    return { nights: [...this.#nights.values()].sort(byStart), passedOver: this.#passedOver };
  }
}

const byStart = (one: Night, other: Night): number =>
  Date.parse(one.start) - Date.parse(other.start);
