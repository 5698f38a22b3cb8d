import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConformanceError } from '../../model/error.js';
import { interactionKey, type InteractionName, type PactSummary } from '../../model/pact/pact.js';

/** Larger pacts are none that a consumer test wrote, bytes. */
const LARGEST = 32 * 1024 * 1024;

/** What a file says it agrees on, without reading what each interaction asks for. Throws `file-not-found`, `file-unreadable`, `pact-invalid`. */
export const pactSummary = (file: string): PactSummary => {
  const bytes = read(file);
  if (bytes.length > LARGEST) throw invalid(file, 'is larger than 32 MiB');
  const pact = record(parse(bytes, file));
  const consumer = record(pact?.consumer)?.name;
  const provider = record(pact?.provider)?.name;
  if (typeof consumer !== 'string' || typeof provider !== 'string' || !consumer || !provider)
    throw invalid(file, 'names no consumer or no provider');
  const interactions = namesOf(pact, file);
  if (interactions.length === 0) throw invalid(file, 'holds no interaction');
  if (new Set(interactions.map(interactionKey)).size < interactions.length)
    throw invalid(file, 'holds two interactions of the same description and states');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, sha256, consumer, provider, interactions };
};

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const code = missing ? 'file-not-found' : 'file-unreadable';
    throw new ConformanceError(code, `the pact ${file} cannot be read`, { cause });
  }
};

const parse = (bytes: Buffer, file: string): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw invalid(file, 'is not JSON', cause);
  }
};

const namesOf = (pact: Fields | undefined, file: string): readonly InteractionName[] => {
  const lists = [pact?.interactions, pact?.messages].filter((list) => list !== undefined);
  return lists.flatMap((list) => {
    if (!Array.isArray(list)) throw invalid(file, 'holds interactions that are no list');
    return list.map((each: unknown) => nameOf(record(each), file));
  });
};

const nameOf = (interaction: Fields | undefined, file: string): InteractionName => {
  const description = interaction?.description;
  if (typeof description !== 'string')
    throw invalid(file, 'holds an interaction without a description');
  return { description, states: statesOf(interaction) };
};

/** Version 2 knows one state, by its name; later ones a list of objects. */
const statesOf = (interaction: Fields | undefined): readonly string[] => {
  const { providerState, providerStates } = interaction ?? {};
  if (typeof providerState === 'string') return [providerState];
  if (typeof providerStates === 'string') return [providerStates];
  if (!Array.isArray(providerStates)) return [];
  return providerStates.flatMap((state: unknown) => {
    const name = record(state)?.name;
    return typeof name === 'string' ? [name] : [];
  });
};

type Fields = Readonly<Record<string, unknown>>;

/** The one parsing boundary of this folder: an object of JSON, its members unknown. */
export const record = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;

const invalid = (file: string, what: string, cause?: unknown): ConformanceError =>
  new ConformanceError('pact-invalid', `the pact ${file} ${what}`, { cause });
