import { defineMonitor, type Deciding, type MonitorRun, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { secretMembers } from '../_secret-members.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { EXAMPLE_ID, exchange } from '../_examples.js';
import { holdsEnough, variety } from './_variety.js';

const NO_SECRET = notApplicable('the answer carries no secret that is a string');
const CLEANED = couldNotTell('a recording does not hold the secrets that were issued');
/** RFC 6749 §10.10: at most one chance in 2^128. */
const LEAST = 128;
/** Secrets that are compared; a run issues fewer. */
const MOST = 1000;

/** Holds the last create that issued a secret until another one comes: the end judges them all. */
class Secrets implements MonitorRun {
  readonly #settle: Settle;
  readonly #ofLength = new Map<number, string[]>();
  readonly #deciding: Deciding[] = [];
  #last: Exchange | undefined;

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const { response, source } = exchange;
    const member = response && secretMembers(response.body).find(isText);
    if (member === undefined) this.#settle(exchange, NO_SECRET);
    else if (source !== 'live') this.#settle(exchange, CLEANED);
    else this.#note(exchange, String(member.value));
  }

  #note(exchange: Exchange, secret: string): void {
    if (this.#last) this.#settle(this.#last, PASS);
    this.#last = exchange;
    const alike = this.#ofLength.get(secret.length) ?? [];
    if (this.#deciding.length >= MOST || alike.includes(secret)) return;
    const { id, startedAt, order } = exchange;
    this.#deciding.push({ id, startedAt, order });
    this.#ofLength.set(secret.length, [...alike, secret]);
  }

  deciding(): readonly Deciding[] {
    return this.#last ? [...this.#deciding, this.#last] : [];
  }

  finish(): void {
    if (this.#last) this.#settle(this.#last, this.#verdict());
    this.#last = undefined;
  }

  #verdict(): Verdict {
    for (const secrets of this.#ofLength.values()) {
      const bits = variety(secrets);
      if (bits === undefined || bits >= LEAST || !holdsEnough(secrets[0] ?? '', LEAST)) continue;
      return fail({
        at: 'response.body/client/clientSecret',
        expected: `secrets that vary in at least ${LEAST} bits`,
        actual: `${secrets.length} secrets vary in at most ${Math.floor(bits)}`,
        shape: 'too little varies',
      });
    }
    return PASS;
  }
}

const isText = ({ value }: { readonly value: unknown }): boolean => typeof value === 'string';

const RANDOM = [
  'Zk3vQ9xT-1bLw_Rr0aUe7Yc2NdJm5PhSgKi8FoXtVqB',
  'p0sD7fGhJkL1zXcVbNm2QwErTyUi3OpAsDf4GhJkLzX',
  '9aB8cD7eF6gH5iJ4kL3mN2oP1qR0sT_uV-wXyZ1a2b3',
  'Qm4nWl5kEj6hRg7fTd8sYa9pUo0iIu1yOt2rPe3wAq_',
  'x-CvB5nMq_WeR6tYuI7oPaS8dFgH9jKlZ0xCvB1nM-q',
];
const issuing = (secrets: readonly string[]) =>
  secrets.map((clientSecret, index) =>
    exchange({
      operation: 'createClient',
      status: 200,
      purpose: 'valid',
      startedAt: index * 20,
      json: { client: { clientId: EXAMPLE_ID, clientSecret } },
    }),
  );

export default defineMonitor({
  id: 'secrets-vary-enough',
  rows: ['SEC-06'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §10.10',
  title: 'The secrets of one run vary in as many bits as a secret needs.',
  why: 'Whoever has one secret, or creates a client, guesses those of the others: they count up, or differ in a few places.',
  fix: 'Draw every bit of a secret from a cryptographic source.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient'],
    statuses: ['2xx'],
  },
  faults: ['secrets-count-up', 'secrets-vary-little'],
  examples: {
    pass: [issuing(RANDOM), issuing(RANDOM.slice(0, 1))],
    fail: [
      issuing([1, 2, 3, 4, 5].map((each) => `${'0'.repeat(42)}${each}`)),
      issuing(RANDOM.map((each) => `constant-part-of-all-of-them-${each.slice(0, 14)}`)),
    ],
  },
  start: (_, settle) => new Secrets(settle),
});
