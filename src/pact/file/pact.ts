import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { ConformanceError, unreadCode } from '../../model/error.js';
import { pactError } from '../errors.js';
import { record, listOf, member, PactPlace, textAt, type Fields } from './json.js';

/** Larger pacts are none that a consumer test wrote, bytes. */
const LARGEST = 32 * 1024 * 1024;

/** A provider state as an interaction names it. */
export interface PactState {
  readonly name: string;
  readonly params: Fields;
}

export interface PactInteraction {
  /** The member of the pact that it stands in; messages of version 3 have their own. */
  readonly list: 'interactions' | 'messages';
  /** Its place in that list, from 1. */
  readonly number: number;
  readonly json: unknown;
  readonly description: string | undefined;
  readonly states: readonly PactState[];
  /** It is of no HTTP interface, or of a kind that nobody knows. */
  readonly isMessage: boolean;
  readonly request: Fields | undefined;
  readonly response: Fields | undefined;
}

/** A pact of version 2, 3 or 4 of the specification, parsed; what each use demands of it is its own matter. */
export interface Pact {
  /** What errors and findings call it. */
  readonly file: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  readonly json: Fields;
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
  /** In the order of the file, messages after the others. */
  readonly interactions: readonly PactInteraction[];
}

/** What is no pact, and what it is for. */
const OTHER_KINDS: readonly {
  readonly is: (json: Fields) => boolean;
  readonly name: string;
  readonly next: string;
}[] = [
  {
    is: ({ log }) => member(log, 'entries') !== undefined,
    name: 'a recording',
    next: 'judge it with `conformance check`',
  },
  {
    is: ({ openapi, swagger }) => (openapi ?? swagger) !== undefined,
    name: 'an OpenAPI document',
    next: 'name it with --spec, beside a pact',
  },
];

/** Reads a file. Throws `file-not-found`, `file-unreadable`, `pact-invalid`. */
export const openPact = (file: string): Pact => parsePact(bytesOf(file), file);

/** Throws `pact-invalid`. */
export const parsePact = (bytes: Uint8Array | string, file: string): Pact => {
  const place = new PactPlace(file);
  const json = record(parse(Buffer.from(bytes).toString('utf8'), place));
  if (!json) throw place.error('is no object');
  const other = OTHER_KINDS.find(({ is }) => is(json));
  if (other) throw pactError('pact-invalid', `${file} is ${other.name}`, other);
  const { interactions = [] } = json;
  if (!Array.isArray(interactions)) throw place.error('holds interactions that are no list');
  return {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    json,
    consumer: textAt(member(json, 'consumer'), 'name'),
    provider: textAt(member(json, 'provider'), 'name'),
    interactions: (['interactions', 'messages'] as const).flatMap((list) =>
      listOf(member(json, list)).map((each, index) => interactionOf(each, list, index + 1)),
    ),
  };
};

const bytesOf = (file: string): Uint8Array => {
  try {
    if (statSync(file).size > LARGEST) throw new PactPlace(file).error('is larger than 32 MiB');
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof ConformanceError) throw cause;
    throw pactError(unreadCode(cause), `the pact ${file} cannot be read`, { cause });
  }
};

const parse = (text: string, place: PactPlace): unknown => {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw place.error('is no JSON', cause);
  }
};

/** Kinds of interactions that are of an HTTP interface: version 2 and 3 have no other, and name none. */
const HTTP: ReadonlySet<string> = new Set(['', 'Synchronous/HTTP']);

const interactionOf = (
  json: unknown,
  list: PactInteraction['list'],
  number: number,
): PactInteraction => ({
  list,
  number,
  json,
  description: textAt(json, 'description'),
  states: namedStates(json),
  isMessage: list === 'messages' || !HTTP.has(textAt(json, 'type') ?? ''),
  request: record(member(json, 'request')),
  response: record(member(json, 'response')),
});

/**
 * The states of an interaction, those without a name among them. Version 2 knows one, by its name, and an empty
 * name is none; later ones a list of objects.
 */
export const statesOf = (
  interaction: unknown,
): readonly (Pick<PactState, 'params'> & { readonly name: string | undefined })[] => {
  const single =
    textAt(interaction, 'providerState') ??
    textAt(interaction, 'provider_state') ??
    textAt(interaction, 'providerStates');
  if (single !== undefined) return single === '' ? [] : [{ name: single, params: {} }];
  return listOf(member(interaction, 'providerStates')).map((state) => ({
    name: textAt(state, 'name'),
    params: record(member(state, 'params')) ?? {},
  }));
};

const namedStates = (interaction: unknown): readonly PactState[] =>
  statesOf(interaction).flatMap(({ name, params }) =>
    name === undefined ? [] : [{ name, params }],
  );
