import type { InteractionName } from '../../model/pact/pact.js';
import { member, PactPlace } from './json.js';
import { openPact, type Pact } from './pact.js';

/** A pact file without what its interactions ask for. */
export interface PactSummary {
  readonly file: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly InteractionName[];
}

/** Tells two interactions of a pact apart: the same pair names the same interaction. */
export const interactionKey = ({ description, states }: InteractionName): string =>
  JSON.stringify([description, ...states]);

/** What a file says it agrees on, without what each interaction asks for. Throws what `openPact` and `summaryOf` throw. */
export const pactSummary = (file: string): PactSummary => summaryOf(openPact(file));

/** What two sides have agreed on, by the names that a broker goes by. Throws `pact-invalid` where one is missing or not unique. */
export const summaryOf = (pact: Pact): PactSummary => {
  const { file, sha256, consumer, provider } = pact;
  const place = new PactPlace(file);
  if (!consumer || !provider) throw place.error('names no consumer or no provider');
  if (!Array.isArray(member(pact.json, 'messages') ?? []) || member(pact.json, 'messages') === null)
    throw place.error('holds interactions that are no list');
  const interactions = pact.interactions.map(({ description, states }) => {
    if (description === undefined) throw place.error('holds an interaction without a description');
    return { description, states: states.map(({ name }) => name) };
  });
  if (interactions.length === 0) throw place.error('holds no interaction');
  if (new Set(interactions.map(interactionKey)).size < interactions.length)
    throw place.error('holds two interactions of the same description and states');
  return { file, sha256, consumer, provider, interactions };
};
