import { basename } from 'node:path';
import { Exchange } from '../../model/exchange.js';
import type { Source } from '../../model/source.js';
import { readMessage } from './message.js';
import { bodyRules, statusesOf } from './rules.js';
import { entriesOf, isTooDeep, listOf, member, PactPlace, textAt } from './json.js';
import type { Pact, PactInteraction } from './pact.js';

const MOST_INTERACTIONS = 20_000;
/** Requests of a pact go nowhere; a name that resolves to nothing (RFC 6761 §6.4). */
const ORIGIN = 'https://provider.invalid';

export interface PactExchanges {
  /** Every HTTP interaction, as an exchange of its examples, in the order of the file. */
  readonly interactions: readonly Exchange[];
  /** Interactions of messages, and of kinds that nobody knows: they are of no HTTP interface. */
  readonly passedOver: number;
}

/**
 * The interactions of a pact as exchanges. Throws `pact-invalid`, with file and interaction.
 * @param idPrefix put before every id, so that those of several pacts differ
 */
export const exchangesOf = (pact: Pact, idPrefix = ''): PactExchanges => {
  const place = new PactPlace(pact.file);
  if (isTooDeep(pact.json)) throw place.error('is nested too deeply');
  if (listOf(member(pact.json, 'interactions')).length > MOST_INTERACTIONS)
    throw place.error(`holds more than ${MOST_INTERACTIONS} interactions`);
  const http = pact.interactions
    .filter(({ isMessage }) => !isMessage)
    .map((interaction) => exchangeOf(interaction, pact.file, idPrefix));
  return { interactions: http, passedOver: pact.interactions.length - http.length };
};

/** The exchanges of pacts, one batch. */
export async function* pactSource(interactions: readonly Exchange[]): Source {
  await Promise.resolve();
  yield { exchanges: interactions };
}

const exchangeOf = (
  { number, description: name, request, response, states }: PactInteraction,
  file: string,
  idPrefix: string,
): Exchange => {
  if (name === undefined || name === '')
    throw new PactPlace(file, String(number)).error('has no description');
  const place = new PactPlace(file, `${number} (${JSON.stringify(name.slice(0, 200))})`);
  if (!request || !response) throw place.error('has no request or no response');
  const status = statusOf(response, place);
  const names = states.map(({ name: state }) => state);
  const responseRules = member(response, 'matchingRules');
  return new Exchange({
    id: `${idPrefix}i${number}`,
    source: 'pact',
    startedAt: number - 1,
    endedAt: number - 1,
    request: {
      method: methodOf(request, place),
      origin: ORIGIN,
      target: targetOf(request, place),
      ...readMessage(request, place),
    },
    response: { status, reason: '', ...readMessage(response, place) },
    interaction: name,
    pact: {
      file,
      key: JSON.stringify([basename(file), name, ...names]),
      states: names,
      given: new Set(states.flatMap(({ params }) => Object.keys(params))),
      request: { body: bodyRules(member(request, 'matchingRules')) },
      response: {
        statuses: [...new Set([status, ...statusesOf(responseRules)])],
        body: bodyRules(responseRules),
      },
    },
  });
};

const methodOf = (request: unknown, place: PactPlace): string => {
  const method = textAt(request, 'method') ?? 'GET';
  if (!/^[A-Za-z]{1,20}$/.test(method)) throw place.error('has a method that is none');
  return method.toUpperCase();
};

const statusOf = (response: unknown, place: PactPlace): number => {
  const status = member(response, 'status') ?? 200;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    throw place.error('has a status that is none');
  return status;
};

const targetOf = (request: unknown, place: PactPlace): string => {
  const path = member(request, 'path') ?? '/';
  if (typeof path !== 'string') throw place.error('has a path that is no text');
  const query = member(request, 'query');
  if (typeof query === 'string') return query === '' ? path : `${path}?${query.replace(/^\?/, '')}`;
  const pairs = entriesOf(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? listOf(value) : [value]).map(
      (each) =>
        `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(textFor(each).toWellFormed())}`,
    ),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

const textFor = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
