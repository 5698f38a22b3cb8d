import { passTime } from '../app/clock.testing.js';
import { faultOf } from '../app/fault.js';
import type { Fault } from '../provider/fault.js';
import type { Month } from './month.testing.js';

/** A night, and the morning after it. */
export interface MonthNight {
  readonly day: number;
  readonly what: string;
  /** What happens in place of a plain run. @returns the exit code of the run, where one came to its end */
  readonly night: (month: Month) => Promise<number | null | undefined>;
  /** The exit code of the run. */
  readonly exit?: number;
  readonly gate: readonly string[];
  /** What the trend tells, but for what was fixed on an earlier day. */
  readonly story: readonly string[];
  /** The line of time. Default: that of the morning before. */
  readonly time?: readonly string[];
  readonly slower?: readonly string[];
  /** What people do then, and what the gate says to that. */
  readonly then?: (month: Month) => Promise<void>;
  readonly thenGate?: readonly string[];
  /** What the gate says in so many words. */
  readonly says?: string;
}

export const plain = async (month: Month, ...args: readonly string[]) =>
  (await month.run(...args)).code;
export const withFault = (id?: string) => async (month: Month) => {
  await month.plant(asEver(id === undefined ? undefined : faultOf(id)));
  return plain(month);
};
const TERMS = ['--owner', 'ana', '--reason', 'ticket 12'];
export const waived = (expires: string) => async (month: Month) => {
  await month.call(
    'waive',
    month.path('reports/report.json'),
    '--all',
    ...TERMS,
    '--expires',
    expires,
  );
};
export const pruned = async (month: Month) => {
  await month.call('waive', month.path('reports/report.json'), '--prune');
};

/** Every answer takes that many milliseconds, by a clock that is put forward. */
const taking = (ms: number, fault?: Fault): Fault => ({
  id: 'slow',
  sentence: 'it is slow',
  caughtBy: [],
  probes: [],
  ...fault,
  plant: (scene) => {
    const hooks = fault?.plant(scene) ?? {};
    return {
      ...hooks,
      handle: async (call, next) => {
        const answer = await (hooks.handle ? hooks.handle(call, next) : next(call));
        passTime(ms);
        return answer;
      },
    };
  },
});

/** As on any night: so long that what a busy machine adds is nothing beside it. */
export const asEver = (fault?: Fault): Fault => taking(5_000, fault);
export const SLOW = taking(20_000);

export const FLAKY = (share: string) => `flaky single-fields-stand-once ${share}`;

export const hole = (days: string, count: string) =>
  `${days}: no line (${count}); nothing is fixed by it`;

export const OFF = hole('2027-03-07 to 2027-03-08', '2 days');
