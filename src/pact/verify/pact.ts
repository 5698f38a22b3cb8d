import { readFileSync } from 'node:fs';
import { ConformanceError } from '../../model/error.js';
import type { PactSummary } from '../../model/pact/pact.js';
import { pactSummary, record } from '../broker/pact-file.js';

/** A provider state as an interaction names it. */
export interface AskedState {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One interaction, as far as whoever verifies it has to know it. */
export interface AskedInteraction {
  readonly description: string;
  readonly states: readonly AskedState[];
  /** False: a message, which no request can verify. */
  readonly isHttp: boolean;
  readonly method: string;
  /** The example of the path; generators may put another in its place. */
  readonly path: string;
  readonly hasContent: boolean;
  /** The status of the example. */
  readonly status: number;
  /** The pact with this interaction alone, as JSON. */
  readonly text: string;
}

/** A pact that is to be verified. */
export interface AskedPact extends PactSummary {
  /** One for each of `interactions`, in the same order. */
  readonly asked: readonly AskedInteraction[];
  /** Its interactions as they stand in the file: what a broker has to hold as well. */
  readonly content: unknown;
}

/** Throws what `pactSummary` throws. */
export const askedPact = (file: string): AskedPact => {
  const summary = pactSummary(file);
  const pact = record(JSON.parse(readFileSync(file, 'utf8'))) ?? {};
  const { interactions = [], messages = [] } = pact;
  const asked = ['interactions', 'messages'].flatMap((list) =>
    [pact[list] ?? []].flat().map((each) => askedOf(record(each) ?? {}, { pact, list, file })),
  );
  return { ...summary, asked, content: { interactions, messages } };
};

interface Place {
  readonly pact: Readonly<Record<string, unknown>>;
  readonly list: string;
  readonly file: string;
}

const askedOf = (
  interaction: Readonly<Record<string, unknown>>,
  { pact, list, file }: Place,
): AskedInteraction => {
  const { description, type } = interaction;
  const [request, response] = [record(interaction.request), record(interaction.response)];
  const isHttp =
    request !== undefined &&
    response !== undefined &&
    (type === undefined || type === 'Synchronous/HTTP');
  return {
    description: String(description),
    states: statesOf(interaction),
    isHttp,
    method: textOf(request?.method, 'GET').toUpperCase(),
    path: textOf(request?.path, '/'),
    hasContent: request?.body !== undefined && request.body !== null,
    status: typeof response?.status === 'number' ? response.status : 200,
    text: alone(pact, list, interaction, file),
  };
};

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;

/** A consumer calls an interaction pending so that its failure is overlooked; here it is looked at. */
const alone = (
  pact: Readonly<Record<string, unknown>>,
  list: string,
  interaction: Readonly<Record<string, unknown>>,
  file: string,
): string => {
  const only = 'pending' in interaction ? { ...interaction, pending: false } : interaction;
  const rest = Object.entries(pact).filter(([name]) => !/^(interactions|messages)$/.test(name));
  try {
    return JSON.stringify({ ...Object.fromEntries(rest), [list]: [only] });
  } catch (cause) {
    throw new ConformanceError('pact-invalid', `the pact ${file} is nested too deeply`, { cause });
  }
};

/** Version 2 knows one state, by its name; later ones a list of objects. */
const statesOf = ({
  providerState,
  providerStates,
}: Readonly<Record<string, unknown>>): readonly AskedState[] => {
  const single = [providerState, providerStates].find((each) => typeof each === 'string');
  if (single !== undefined) return [{ name: single, params: {} }];
  if (!Array.isArray(providerStates)) return [];
  return providerStates.flatMap((each: unknown) => {
    const state = record(each);
    const name = state?.name;
    return typeof name === 'string' ? [{ name, params: record(state?.params) ?? {} }] : [];
  });
};

const PATH =
  /^\/a\/oidc-provider\/api\/v0\/institutions\/([^/?#]+)\/partner-clients\/([^/?#]+)(?:\/([^/?#]+))?(\?[^#]*)?$/;

/** What a request target names: a collection, one client in it, and what else it says. */
export interface Named {
  /** Institution and partner as they stand in the target, escapes and all. */
  readonly collection: string;
  /** As it stands in the target. */
  readonly clientId: string | undefined;
  /** With its question mark, or empty. */
  readonly query: string;
}

/** Reads a target of the document's form; undefined for any other. */
export const namedIn = (target: string): Named | undefined => {
  const match = PATH.exec(target);
  if (!match) return undefined;
  const [, institution = '', partner = '', clientId, query = ''] = match;
  return { collection: JSON.stringify([institution, partner]), clientId, query };
};

/** The collection that most of a pact's examples name: its placeholder for whichever it is verified in. */
export const placeholderOf = ({ asked }: Pick<AskedPact, 'asked'>): string | undefined => {
  const counts = new Map<string, number>();
  for (const { path } of asked) {
    const named = namedIn(path)?.collection;
    if (named !== undefined) counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
};
