import { defineMonitor, type MonitorRun, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { isSignedOtherwise, SIGNED_OTHERWISE, SignedHosts, STRIPPED } from './_credentials.js';

const SIGNED = notApplicable('the request carries credentials');
const REFUSED = notApplicable('the recorded request was refused for another reason');
const TOO_MANY = couldNotTell(
  'there were more requests without credentials than can be kept in mind',
);
const purpose = 'anonymous';

const bare = (status: number, json?: unknown) =>
  exchange({
    operation: 'listClients',
    status,
    ...(json === undefined ? {} : { json }),
    request: { headers: { Accept: 'application/json' }, isAnonymous: true },
  });

export default defineMonitor({
  id: 'anonymous-is-refused',
  rows: ['AUT-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §7',
  title: 'A request without credentials is refused with 401.',
  why: 'The operations create and delete OAuth clients: whoever needs no token for that owns the institution.',
  fix: 'Ask for a token before anything else is looked at, and answer 401 where there is none.',
  looksAt: { parts: ['request.headers', 'response.status'], purposes: [purpose, 'foreign'] },
  faults: [
    'anonymous-list',
    'anonymous-create',
    'anonymous-update',
    'anonymous-delete',
    'anonymous-get-from-cache',
  ],
  examples: {
    pass: [
      [exchange({ operation: 'listClients', status: 401, purpose })],
      [bare(200, [])],
      [exchange({ operation: 'listClients', status: 200, json: [] }), bare(401)],
    ],
    fail: [
      [exchange({ operation: 'listClients', status: 200, purpose, json: [] })],
      [exchange({ operation: 'deleteClient', status: 204, purpose })],
      [exchange({ operation: 'getClient', status: 403, purpose })],
      [exchange({ operation: 'getClient', status: 302, purpose })],
      [bare(200, []), exchange({ operation: 'listClients', status: 200, json: [] })],
    ],
  },
  start: (_, settle) => new AnonymousRun(settle),
});

const MOST_WAITING = 1000;

/** Whether others to its host carry credentials, the end may tell. */
class AnonymousRun implements MonitorRun {
  readonly #settle: Settle;
  readonly #signed = new SignedHosts();
  readonly #waiting: Exchange[] = [];

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    if (exchange.purpose === purpose) this.#settle(exchange, asked(exchange));
    else this.#recorded(exchange);
  }

  #recorded(exchange: Exchange): void {
    if (exchange.purpose !== undefined || this.#signed.note(exchange))
      this.#settle(exchange, SIGNED);
    else this.#bare(exchange);
  }

  #bare(exchange: Exchange): void {
    const status = exchange.response?.status ?? 0;
    if (isSignedOtherwise(exchange)) this.#settle(exchange, SIGNED_OTHERWISE);
    else if (!isSuccess(status)) this.#settle(exchange, status === 401 ? PASS : REFUSED);
    else if (this.#waiting.length >= MOST_WAITING) this.#settle(exchange, TOO_MANY);
    else this.#waiting.push(exchange);
  }

  finish(): void {
    for (const each of this.#waiting)
      this.#settle(each, this.#signed.has(each) ? asked(each) : STRIPPED);
    this.#waiting.length = 0;
  }
}

const asked = ({ response }: Exchange): Verdict => {
  if (!response) return NO_ANSWER;
  const { status } = response;
  if (status === 401) return PASS;
  const hidden = hidingOf(status);
  if (hidden) return hidden;
  const place = { at: 'response.status', expected: '401', actual: String(status) };
  if (isSuccess(status)) return fail(place);
  return fail({ ...place, severity: 'warning', clause: 'RFC 6750 §3' });
};
