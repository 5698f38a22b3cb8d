import type { Exchange } from '../model/exchange.js';
import { saysAbsent } from '../model/http/absence.js';
import { issueOf } from '../model/issue.js';
import { operationOf } from './_parts.js';
import { isSuccess } from './_refusal.js';

/** Answers by which a server may say that there is no room for another client. */
const FULL: ReadonlySet<number> = new Set([400, 403, 409, 413, 422]);
/** Clients that are kept in mind; more do not stand at once. */
const MOST = 10_000;

/** How many clients of the run stand in each collection. */
export class Standing {
  readonly #ids = new Map<string, Set<string>>();

  /** Takes note of an exchange of a run. @returns how many clients of the run stood when it was sent */
  note(exchange: Exchange): number {
    const { match, purpose } = exchange;
    if (match.kind !== 'operation' || purpose === undefined) return 0;
    const [institution = '', partner = '', clientId = ''] = match.values;
    const ids = this.#of(JSON.stringify([institution, partner]));
    const before = ids.size;
    const made = madeBy(exchange);
    if (made !== undefined && before < MOST) ids.add(made);
    if (isGoneBy(exchange)) ids.delete(clientId);
    return before;
  }

  #of(key: string): Set<string> {
    const known = this.#ids.get(key) ?? new Set();
    if (this.#ids.size < MOST) this.#ids.set(key, known);
    return known;
  }
}

const madeBy = (exchange: Exchange): string | undefined =>
  operationOf(exchange)?.id === 'createClient' && isSuccess(exchange.response?.status ?? 0)
    ? issueOf(exchange).clientId
    : undefined;

const isGoneBy = (exchange: Exchange): boolean => {
  const { response } = exchange;
  if (operationOf(exchange)?.id !== 'deleteClient') return false;
  return isSuccess(response?.status ?? 0) || saysAbsent(response?.status);
};

/** Whether a valid create was refused, as where there is no room for another client. */
export const isRefusedAsFull = (exchange: Exchange): boolean =>
  operationOf(exchange)?.id === 'createClient' &&
  exchange.purpose === 'valid' &&
  FULL.has(exchange.response?.status ?? 0);
