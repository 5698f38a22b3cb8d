import { wrong } from '../given/demand.js';
import { adapted } from './adapt.js';
import type { OwnCheck, OwnMonitor } from './define.js';
import { OwnFaults } from './faults.js';
import type { OwnClaims } from './load.js';
import { demandRight } from './right.js';

/** As the clauses of findings name whose check it is. */
const WHO = 'the caller';

/** Checks that a caller hands over, ready to judge. Throws `usage`, `own-check-invalid`. */
export const handedClaims = (handed: readonly (OwnCheck | OwnMonitor)[]): OwnClaims => {
  if (!Array.isArray(handed))
    throw wrong(
      'the option ownChecks',
      'hand over a list of what defineCheck and defineMonitor give',
    );
  const faults = new OwnFaults();
  const taken = new Set<string>();
  const claims = handed.map((each: unknown) => {
    const own = demandRight(each, WHO, taken);
    taken.add(own.id);
    return adapted(own, WHO, faults);
  });
  return { claims, faults };
};
