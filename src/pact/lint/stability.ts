import { membersOf as everyMember } from '../../model/json/walk.js';
import type { Fields } from '../file/json.js';
import type { PactFinding } from './shape.js';

/** What differs from one machine, or one run, to the next. */
const LOCAL: readonly (readonly [RegExp, string])[] = [
  [/\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d/i, 'the address of a server of one run'],
  [
    /^(?:file:\/\/|\/(?:home|Users|root|tmp|var|private|mnt)\/|[A-Za-z]:\\)/,
    'a path on one machine',
  ],
];

/** Places that hold what was found on the machine of the test. */
export const localThings = (pact: Fields): readonly PactFinding[] => {
  const findings: PactFinding[] = [];
  for (const { pointer, value } of everyMember(pact)) {
    if (pointer.endsWith('/request/path')) continue;
    for (const text of [value].flat())
      for (const [pattern, what] of LOCAL)
        if (typeof text === 'string' && pattern.test(text))
          findings.push({ rule: 'local-thing', at: pointer, says: `there stands ${what}` });
  }
  return findings;
};
