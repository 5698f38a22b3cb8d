import { defineMonitor, type MonitorRun, type Settle } from '../../model/check.js';
import type { Exchange, HttpResponse } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { isRecord } from '../../model/json/walk.js';
import { isAbsoluteUri } from '../_uri.js';
import { notApplicable, PASS, type Verdict, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_JSON } from '../_parts.js';
import { SINGLE_URIS } from '../_uris.js';
import { memberOf } from '../_values.js';

const MOST = 20;
const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

/** Values that are no strings are the affair of body-matches-schema. */
const isWrong = (value: unknown): boolean => typeof value === 'string' && !isAbsoluteUri(value);

const isSound = (client: unknown): boolean => {
  if (!isRecord(client)) return true;
  for (const name of SINGLE_URIS) if (isWrong(client[name])) return false;
  const uris = client.redirectUris;
  if (Array.isArray(uris)) for (const uri of uris) if (isWrong(uri)) return false;
  return true;
};

const observation = (at: string, name: string, value: unknown, isSent: boolean): Observation => {
  const actual = value === '' ? 'an empty string' : 'a text that is none';
  const told = { at, expected: 'a URI with a scheme', actual, shape: `${name}: ${actual}` };
  return isSent ? { ...told, side: 'request' } : told;
};

/** Values that a recorded caller has sent: what comes back is its own. */
type Sent = ReadonlySet<unknown>;

const problemsIn = (client: unknown, at: string, sent: Sent): readonly Observation[] => {
  const uris = memberOf(client, 'redirectUris');
  const list: readonly unknown[] = Array.isArray(uris) ? uris : [];
  return [
    ...SINGLE_URIS.map((name) => ({ name, at: `${at}/${name}`, value: memberOf(client, name) })),
    ...list.map((value, index) => ({
      name: 'redirectUris',
      at: `${at}/redirectUris/${index}`,
      value,
    })),
  ]
    .filter(({ value }) => isWrong(value))
    .map(({ at: place, name, value }) => observation(place, name, value, sent.has(value)));
};

const OTHER = notApplicable('it shows no client');
/** Values that are kept in mind. */
const MOST_SENT = 4096;
const LONGEST = 4096;

class Uris implements MonitorRun {
  readonly #settle: Settle;
  readonly #sent = new Set<unknown>();

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const { request, response, purpose } = exchange;
    const isWrite = request.method === 'POST' || request.method === 'PUT';
    if (isWrite && purpose === undefined) this.#note(request.body.json);
    const isRead = !isWrite && response?.status === 200;
    this.#settle(exchange, isRead ? judgeAnswer(response, this.#sent) : OTHER);
  }

  #note(json: Exchange['request']['body']['json']): void {
    const client = json.ok ? json.value : undefined;
    if (isSound(client)) return;
    for (const name of [...SINGLE_URIS, 'redirectUris']) {
      for (const value of [memberOf(client, name)].flat())
        if (isWrong(value) && String(value).length <= LONGEST && this.#sent.size < MOST_SENT)
          this.#sent.add(value);
    }
  }

  finish(): void {
    // Each answer is settled at once.
  }
}

const judgeAnswer = ({ body }: HttpResponse, sent: Sent): Verdict => {
  if (!body.json.ok) return NO_JSON;
  const { value } = body.json;
  if (!Array.isArray(value))
    return isSound(value) ? PASS : verdictOf(problemsIn(value, 'response.body', sent));
  const clients: readonly unknown[] = value;
  const found: Observation[] = [];
  for (let index = 0; index < clients.length && found.length < MOST; index += 1) {
    if (isSound(clients[index])) continue;
    found.push(...problemsIn(clients[index], `response.body/${index}`, sent).slice(0, MOST));
  }
  return verdictOf(found);
};

export default defineMonitor({
  id: 'uris-are-absolute',
  rows: ['REP-05'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 3986 §3',
  title: 'Every URI of a client is one, and begins with its scheme.',
  why: 'A URI without a scheme, or an empty one, leads nowhere outside the page that it stood on.',
  fix: 'Refuse such a value on create and update; leave the member out where there is none.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['listClients', 'getClient', 'createClient', 'updateClient'],
  },
  faults: [
    'relative-logo-uri',
    'empty-redirect-uri-accepted',
    'relative-uri-accepted',
    'update-accepts-empty-uri',
    'update-accepts-relative-uri',
    'empty-page-is-stored-by-update',
    'bad-uri-accepted-first',
    'bad-uri-accepted-amid',
  ],
  examples: {
    pass: [
      [get(EXAMPLE_CLIENT)],
      [get({ redirectUris: ['http://localhost:8080/cb', 'com.example.app:/cb'], logoUri: 5 })],
    ],
    fail: [
      [get({ logoUri: '/logo.png' })],
      [get({ policyUri: '' })],
      [exchange({ operation: 'listClients', status: 200, json: [{}, { redirectUris: ['a b'] }] })],
    ],
  },
  start: (_, settle) => new Uris(settle),
});
