import { defineMonitor, type Settle } from '../../model/check.js';
import { type Exchange, isBefore } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, type ExampleInit, exchange } from '../_examples.js';
import { NO_ANSWER, operationOf } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const READ = notApplicable('only an update is judged');
const REFUSED = notApplicable('the update was refused');
const NOT_READ = couldNotTell('no read of the client followed before its next change');
const VALIDATORS = ['etag', 'last-modified'] as const;
/** Updates that wait for a read; beyond that the oldest could not be told. */
const MOST = 1000;

/** An entity tag for weak comparison (RFC 9110 §8.8.3.2); servers mark a coding in it. */
const comparable = (value: string | undefined): string | undefined =>
  value
    ?.trim()
    .replace(/^W\//, '')
    .replace(/(?<![-;])[-;]+(?:gzip|br|deflate|zstd)"$/, '"');

const validatorsOf = ({ response }: Exchange): string | undefined =>
  VALIDATORS.find((name) => response?.headers.has(name));

const compare = (update: Exchange, read: Exchange): Verdict => {
  for (const name of VALIDATORS) {
    const stated = update.response?.headers.get(name);
    const current = read.response?.headers.get(name);
    if (stated === undefined || comparable(stated) === comparable(current)) continue;
    return fail({
      at: `response.headers/${name}`,
      expected: 'no validator, or the one that the next read shows',
      actual: current === undefined ? 'one that the next read does not show' : 'another one',
    });
  }
  return PASS;
};

class Updates {
  readonly #open = new Map<string, Exchange>();
  readonly #settle: Settle;

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const key = exchange.request.target;
    const open = this.#open.get(key);
    if (operationOf(exchange)?.id === 'getClient') {
      const tells = exchange.response?.status === 200 && open && isBefore(open, exchange);
      if (tells) this.#close(key, open, compare(open, exchange));
      this.#settle(exchange, READ);
      return;
    }
    if (open) this.#close(key, open, NOT_READ);
    if (operationOf(exchange)?.id === 'updateClient') this.#update(key, exchange);
    else this.#settle(exchange, READ);
  }

  #update(key: string, exchange: Exchange): void {
    if (!exchange.response || !isSuccess(exchange.response.status)) {
      this.#settle(exchange, exchange.response ? REFUSED : NO_ANSWER);
      return;
    }
    if (validatorsOf(exchange) === undefined) {
      this.#settle(exchange, PASS);
      return;
    }
    this.#open.set(key, exchange);
    const [oldest] = this.#open;
    if (oldest && this.#open.size > MOST) this.#close(...oldest, NOT_READ);
  }

  #close(key: string, update: Exchange, verdict: Verdict): void {
    this.#open.delete(key);
    this.#settle(update, verdict);
  }

  finish(): void {
    for (const [key, update] of this.#open) this.#close(key, update, NOT_READ);
  }
}

const at = (startedAt: number, more: Partial<ExampleInit> & Pick<ExampleInit, 'operation'>) =>
  exchange({ status: 200, id: `e${startedAt}`, startedAt, ...more });
const put = (startedAt: number, etag: string) =>
  at(startedAt, { operation: 'updateClient', status: 204, headers: { ETag: etag } });
const get = (startedAt: number, headers: Readonly<Record<string, string>>) =>
  at(startedAt, { operation: 'getClient', json: EXAMPLE_CLIENT, headers });

export default defineMonitor({
  id: 'validator-after-put-is-current',
  rows: ['HTTP-14'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §9.3.4',
  title: 'A validator in the answer to an update is that of the new state.',
  why: 'A client that keeps a stale validator believes that its copy is current, or loses its next update.',
  fix: 'Leave ETag and Last-Modified out of the answer to a PUT, or send those of the stored state.',
  looksAt: {
    parts: ['response.status', 'response.headers'],
    operations: ['getClient', 'updateClient', 'deleteClient'],
  },
  faults: ['stale-etag-after-put'],
  examples: {
    pass: [
      [put(0, '"b"'), get(20, { ETag: 'W/"b"' })],
      [put(0, '"b"'), get(20, { ETag: '"b-gzip"' })],
      [put(0, '"b"'), get(5, { ETag: '"a"' }), get(20, { ETag: '"b"' })],
      [put(0, '"b"'), put(20, '"c"'), get(40, { ETag: '"c"' })],
      [at(0, { operation: 'updateClient', status: 204 }), get(20, { ETag: '"a"' })],
    ],
    fail: [
      [put(0, '"a"'), get(20, { ETag: '"b"' })],
      [put(0, '"a"'), get(20, {})],
    ],
  },
  start: (_context, settle) => new Updates(settle),
});
