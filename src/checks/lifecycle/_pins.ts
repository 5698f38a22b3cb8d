import type { CheckSettings } from '../../model/check.js';
import type { ObservedPin } from '../_open-questions.js';
import { couldNotTell, fail, PASS, type Verdict } from '../../model/verdict.js';

/** For answers of a recording made elsewhere: who else wrote is not known. */
export const ANOTHER_WRITER = couldNotTell(
  'another writer, whom the recording does not show, may explain it',
);

/** Writes down the answer to an open question; fails where an earlier run was given another one. */
export const judgePin = (
  settings: CheckSettings,
  key: ObservedPin,
  value: string,
  at = 'response.body',
): Verdict => {
  settings.pin(key, value);
  const pinned = settings.pins[key];
  if (pinned === undefined || pinned === value) return PASS;
  return fail({
    at,
    expected: `\`${pinned}\`, which is pinned under \`${key}\``,
    actual: `\`${value}\``,
    severity: 'error',
  });
};

export const PIN_WHY =
  'The document leaves it open, so partners build on what they see: a silent change breaks them.';

export const PIN_FIX =
  'Go back to the earlier answer, or, where the change is meant, tell partners and accept the new pin.';
