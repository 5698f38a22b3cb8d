import type { MonthNight } from './month-night.testing.js';
import { FIRST_HALF } from './month-first.testing.js';
import { SECOND_HALF } from './month-second.testing.js';

/** March 2027, night by night. */
export const NIGHTS: readonly MonthNight[] = [...FIRST_HALF, ...SECOND_HALF];
