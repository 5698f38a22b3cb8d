import type { CheckSettings } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { issueOf } from '../../model/issue.js';
import type { Member } from '../../model/members.js';
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

export type Kind = 'scalars' | 'arrays' | 'booleans';

/** Optional members, by kind; their keeping can be told from a default. */
export const KINDS: ReadonlyMap<Member, Kind> = new Map([
  ['logoUri', 'scalars'],
  ['clientUri', 'scalars'],
  ['policyUri', 'scalars'],
  ['tosUri', 'scalars'],
  ['contacts', 'arrays'],
  ['pkceRequired', 'booleans'],
]);

/** The client that a request of ours is about, and the operation; undefined: it is none of ours, or of a pact. */
export const clientOf = (
  exchange: Exchange,
):
  | { readonly id: string; readonly clientId: string | undefined; readonly key: string }
  | undefined => {
  const { match, purpose, source } = exchange;
  if (match.kind !== 'operation' || purpose === undefined || source === 'pact') return undefined;
  const { id } = match.operation;
  const [institution = '', partner = '', own = ''] = match.values;
  const clientId = id === 'createClient' ? issueOf(exchange).clientId : own;
  return { id, clientId, key: JSON.stringify([institution, partner, clientId ?? '']) };
};

export const PIN_WHY =
  'The document leaves it open, so partners build on what they see: a silent change breaks them.';

export const PIN_FIX =
  'Go back to the earlier answer, or, where the change is meant, tell partners and accept the new pin.';
