import type { Night, NightsRead, PassedOver } from './nights.js';
import { readLines } from './file.js';
import { decode } from './line.js';

const DAY = 86_400_000;
/** Lines that are no nights, and that are named. */
const NAMED = 100;

/**
 * What a history tells, oldest first; no file is a history of no night. A run has one line: where it stands
 * twice, somebody has trimmed the file meanwhile. Throws `history-unusable`.
 * @param now milliseconds since the epoch: a clock that went wrong for a night would be the last one for ever
 */
export const readHistory = (path: string, now = Date.now()): NightsRead => {
  const reading = new Reading(now);
  readLines(path, (line) => {
    reading.add(line);
  });
  return reading.read;
};

/** The nights of a text. */
export const nightsIn = (text: string, now = Date.now()): NightsRead => {
  const reading = new Reading(now);
  for (const line of text.split('\n')) reading.add(line);
  return reading.read;
};

class Reading {
  readonly #nights = new Map<string, Night>();
  readonly #passedOver: PassedOver[] = [];
  readonly #latest: number;
  #passed = 0;
  #number = 0;

  constructor(now: number) {
    this.#latest = now + DAY;
  }

  add(line: string | undefined): void {
    this.#number += 1;
    if (line === '') return;
    const night = line === undefined ? 'too long' : decode(line);
    if (typeof night === 'string') this.#passOver(night);
    else if (Date.parse(night.start) > this.#latest) this.#passOver('of a time to come');
    else this.#nights.set(night.run, night);
  }

  #passOver(why: PassedOver['why']): void {
    this.#passed += 1;
    if (this.#passed <= NAMED) this.#passedOver.push({ line: this.#number, why });
  }

  get read(): NightsRead {
    return {
      nights: [...this.#nights.values()].sort(byStart),
      passedOver: this.#passedOver,
      passedOverInAll: this.#passed,
    };
  }
}

const byStart = (one: Night, other: Night): number =>
  Date.parse(one.start) - Date.parse(other.start);
