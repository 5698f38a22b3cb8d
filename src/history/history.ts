import type { Night, NightsRead, PassedOver } from '../model/history.js';
import { readText } from './file.js';
import { decode } from './line.js';

/** What a history tells, oldest first; no file is a history of no night. Throws `history-unusable`. */
export const readHistory = (path: string): NightsRead => nightsIn(readText(path));

/** The nights of a text. A run has one line: where it stands twice, somebody compacted the file meanwhile. */
export const nightsIn = (text: string): NightsRead => {
  const nights = new Map<string, Night>();
  const passedOver: PassedOver[] = [];
  let number = 0;
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end);
    at = end === -1 ? text.length + 1 : end + 1;
    number += 1;
    if (line === '') continue;
    const night = decode(line);
    if (typeof night === 'string') passedOver.push({ line: number, why: night });
    else nights.set(night.run, night);
  }
  return { nights: [...nights.values()].sort(byStart), passedOver };
};

const byStart = (one: Night, other: Night): number =>
  Date.parse(one.start) - Date.parse(other.start);
