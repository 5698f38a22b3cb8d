import { defineMonitor } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { issueOf } from '../../model/issue.js';
import { membersIn } from '../../model/members.js';
import { notApplicable, type Verdict } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { operationOf } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { create, remove, SENT } from './_histories.js';
import { judgePin, PIN_FIX, PIN_WHY } from './_pins.js';

const FIRST = notApplicable('it is no create of a run under the name of a deleted client');
const PIN = 'deleted-name';
/** Clients, and names, that are kept in mind. */
const MOST = 1024;

/** The names of the clients of a run, as far as its own requests say them. */
class Names {
  readonly #standing = new Map<string, string>();
  readonly #free = new Set<string>();

  /** A client was made, or has a new name. */
  gave(key: string, name: string): void {
    if (this.#standing.size < MOST) this.#standing.set(key, name);
    this.#free.delete(name);
  }

  took(key: string): void {
    const name = this.#standing.get(key);
    this.#standing.delete(key);
    const isShared = name !== undefined && [...this.#standing.values()].includes(name);
    if (name !== undefined && !isShared && this.#free.size < MOST) this.#free.add(name);
  }

  isFree(name: string): boolean {
    return this.#free.has(name);
  }
}

const nameIn = ({ request }: Exchange): string | undefined => {
  const name = membersIn(request.body.json)?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
};

/** Takes note of a write that was done. */
const note = (
  names: Names,
  exchange: Exchange,
  [institution, partner, own]: readonly string[],
  name: string | undefined,
): void => {
  const id = operationOf(exchange)?.id;
  const clientId = id === 'createClient' ? issueOf(exchange).clientId : own;
  const key = JSON.stringify([institution, partner, clientId]);
  if (id === 'deleteClient') names.took(key);
  else if (name !== undefined && clientId !== undefined) names.gave(key, name);
};

/** Pin `deleted-name`: `free` or `reserved`. */
export default defineMonitor({
  id: 'deleted-name-stays-as-pinned',
  rows: ['LIF-20'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.createClient,
  title: 'A create under the name of a client that was deleted is answered as it is pinned.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['createClient', 'updateClient', 'deleteClient'],
  },
  faults: ['deleted-name-stays-reserved'],
  examples: {
    pass: [
      [create(1), remove(2), create(3)],
      [create(1), create(2, SENT, { status: 409 })],
      [create(1), remove(2), create(3, SENT, { status: 422 })],
    ],
    fail: [[create(1), remove(2), create(3, SENT, { status: 409 })]],
    pins: { [PIN]: 'free' },
  },
  start: ({ settings }, settle) => {
    const names = new Names();
    const judge = (exchange: Exchange): Verdict => {
      const { match, purpose, response } = exchange;
      if (match.kind !== 'operation' || purpose === undefined) return FIRST;
      const isDone = isSuccess(response?.status ?? 0);
      const name = nameIn(exchange);
      const isAgain =
        match.operation.id === 'createClient' && name !== undefined && names.isFree(name);
      if (isDone) note(names, exchange, match.values, name);
      if (!isAgain) return FIRST;
      if (isDone) return judgePin(settings, PIN, 'free');
      return response?.status === 409
        ? judgePin(settings, PIN, 'reserved', 'response.status')
        : FIRST;
    };
    return {
      judge(exchange) {
        settle(exchange, judge(exchange));
      },
      finish: () => undefined,
    };
  },
});
