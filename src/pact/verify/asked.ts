import { pactError } from '../errors.js';
import type { PactStanding } from '../../model/pact/pact.js';
import { type PactSummary, summaryOf } from '../file/summary.js';
import { record, textAt } from '../file/json.js';
import { openPact, type Pact, type PactInteraction, type PactState } from '../file/pact.js';

/** One interaction, as far as whoever verifies it has to know it. */
export interface AskedInteraction {
  readonly description: string;
  readonly states: readonly PactState[];
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
export interface AskedPact extends PactSummary, PactStanding {
  /** One for each of `interactions`, in the same order. */
  readonly asked: readonly AskedInteraction[];
  /** Its interactions as they stand in the file: what a broker has to hold as well. */
  readonly content: unknown;
}

/** Throws what `pactSummary` throws. */
export const askedPact = (file: string): AskedPact => askedIn(openPact(file));

/** Throws `pact-invalid`. */
export const askedIn = (pact: Pact): AskedPact => {
  const { interactions = [], messages = [] } = pact.json;
  return {
    ...summaryOf(pact),
    asked: pact.interactions.map((each) => askedOf(each, pact)),
    content: { interactions, messages },
  };
};

const askedOf = (interaction: PactInteraction, pact: Pact): AskedInteraction => {
  const { description, json, request, response, states } = interaction;
  const type = record(json)?.type;
  const isHttp =
    request !== undefined &&
    response !== undefined &&
    (type === undefined || type === 'Synchronous/HTTP');
  return {
    description: String(description),
    ...{ states, isHttp },
    method: (textAt(request, 'method') ?? 'GET').toUpperCase(),
    path: textAt(request, 'path') ?? '/',
    hasContent: request?.body !== undefined && request.body !== null,
    status: typeof response?.status === 'number' ? response.status : 200,
    text: alone(interaction, pact),
  };
};

/** A consumer calls an interaction pending so that its failure is overlooked; here it is looked at. */
const alone = ({ json, list }: PactInteraction, pact: Pact): string => {
  const own = record(json) ?? {};
  const only = 'pending' in own ? { ...own, pending: false } : own;
  const rest = Object.entries(pact.json).filter(
    ([name]) => !/^(interactions|messages)$/.test(name),
  );
  try {
    return JSON.stringify({ ...Object.fromEntries(rest), [list]: [only] });
  } catch (cause) {
    throw pactError('pact-invalid', `the pact ${pact.file} is nested too deeply`, {
      cause,
    });
  }
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
