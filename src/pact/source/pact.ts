import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ConformanceError } from '../../model/error.js';
import { Exchange } from '../../model/exchange.js';
import type { Source } from '../../model/source.js';
import { readMessage } from './message.js';
import { bodyRules, statusesOf } from './rules.js';
import { entriesOf, fields, isTooDeep, listOf, member, PactPlace, textAt } from './shape.js';

/** Larger pacts are none that a consumer test wrote, bytes. */
const LARGEST = 32 * 1024 * 1024;
const MOST_INTERACTIONS = 20_000;
/** Requests of a pact go nowhere; a name that resolves to nothing (RFC 6761 §6.4). */
const ORIGIN = 'https://provider.invalid';

export interface PactOptions {
  /** What errors and findings call the pact. */
  readonly file: string;
  /** Put before every id, so that those of several pacts differ. Default none. */
  readonly idPrefix?: string;
}

export interface Pact {
  /** Every HTTP interaction, as an exchange of its examples, in the order of the file. */
  readonly interactions: readonly Exchange[];
  /** Interactions of messages: they are of no HTTP interface. */
  readonly passedOver: number;
}

/** Reads a pact of version 2, 3 or 4 of the specification. Throws `pact-invalid`, with file and interaction. */
export const readPact = (text: string, options: PactOptions): Pact => {
  const place = new PactPlace(options.file);
  const pact = fields(parse(text, place));
  if (!pact) throw place.error('is no object');
  if (isTooDeep(pact)) throw place.error('is nested too deeply');
  const { interactions: list = [] } = pact;
  if (!Array.isArray(list)) throw place.error('holds interactions that are no list');
  if (list.length > MOST_INTERACTIONS)
    throw place.error(`holds more than ${MOST_INTERACTIONS} interactions`);
  const messages = listOf(member(pact, 'messages')).length;
  const http = listOf(list).flatMap((interaction, index) =>
    isMessage(interaction) ? [] : [readInteraction(interaction, index, options)],
  );
  if (list.length + messages === 0) throw place.error('holds no interaction');
  return { interactions: http, passedOver: list.length + messages - http.length };
};

/** Reads pact files into exchanges. Throws `file-not-found`, `file-unreadable`, `pact-invalid`. */
export const readPacts = (files: readonly string[]): Pact => {
  const read = files.map((file, index) =>
    readPact(textOf(file), { file, idPrefix: files.length > 1 ? `p${index + 1}-` : '' }),
  );
  return {
    interactions: read.flatMap(({ interactions }) => interactions),
    passedOver: read.reduce((sum, { passedOver }) => sum + passedOver, 0),
  };
};

/** The exchanges of pacts, one batch. */
export async function* pactSource(interactions: readonly Exchange[]): Source {
  await Promise.resolve();
  yield { exchanges: interactions };
}

const parse = (text: string, place: PactPlace): unknown => {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw place.error('is no JSON', cause);
  }
};

const textOf = (file: string): string => {
  try {
    if (statSync(file).size > LARGEST) throw new PactPlace(file).error('is larger than 32 MiB');
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof ConformanceError) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const code = missing ? 'file-not-found' : 'file-unreadable';
    throw new ConformanceError(code, `the pact ${file} cannot be read`, { cause });
  }
};

const isMessage = (interaction: unknown): boolean =>
  (textAt(interaction, 'type') ?? '').endsWith('Messages');

const readInteraction = (interaction: unknown, index: number, options: PactOptions): Exchange => {
  const number = index + 1;
  const name = textAt(interaction, 'description');
  if (name === undefined || name === '')
    throw new PactPlace(options.file, String(number)).error('has no description');
  const place = new PactPlace(options.file, `${number} (${JSON.stringify(name.slice(0, 200))})`);
  const [request, response] = [member(interaction, 'request'), member(interaction, 'response')];
  if (!fields(request) || !fields(response)) throw place.error('has no request or no response');
  const states = statesOf(interaction);
  const status = statusOf(response, place);
  const requestRules = member(request, 'matchingRules');
  const responseRules = member(response, 'matchingRules');
  return new Exchange({
    id: `${options.idPrefix ?? ''}i${number}`,
    source: 'pact',
    startedAt: index,
    endedAt: index,
    request: {
      method: methodOf(request, place),
      origin: ORIGIN,
      target: targetOf(request, place),
      ...readMessage(request, place),
    },
    response: { status, reason: '', ...readMessage(response, place) },
    interaction: name,
    pact: {
      file: options.file,
      key: JSON.stringify([
        basename(options.file),
        name,
        ...states.map(({ name: state }) => state),
      ]),
      states: states.map(({ name: state }) => state),
      given: new Set(states.flatMap(({ params }) => params)),
      request: { body: bodyRules(requestRules) },
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

interface State {
  readonly name: string;
  readonly params: readonly string[];
}

/** Version 2 knows one state, by its name; later ones a list of objects. */
const statesOf = (interaction: unknown): readonly State[] => {
  const single =
    textAt(interaction, 'providerState') ??
    textAt(interaction, 'provider_state') ??
    textAt(interaction, 'providerStates');
  if (single !== undefined) return single === '' ? [] : [{ name: single, params: [] }];
  return listOf(member(interaction, 'providerStates')).flatMap((state) => {
    const name = textAt(state, 'name');
    if (name === undefined) return [];
    return [{ name, params: entriesOf(member(state, 'params')).map(([key]) => key) }];
  });
};
