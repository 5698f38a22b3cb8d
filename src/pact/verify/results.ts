import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import type { PactResult } from '../../model/pact/pact.js';
import { interactionKey } from '../file/summary.js';
import { segment } from '../../model/operation.js';
import { type BrokerAccess, call, demand, garbage } from '../broker/call.js';
import { record } from '../file/json.js';
import { sameContent } from './content.js';
import type { AskedPact } from './asked.js';

/** A pact as the broker holds it. */
export interface HeldPact {
  readonly file: string;
  /** Where its results go, below the broker's address. */
  readonly results: string;
  /** The broker's ids of interactions, by `interactionKey`. */
  readonly ids: ReadonlyMap<string, string>;
}

/** As whom results are published. */
export interface ProviderVersion {
  readonly version: string;
  readonly branch?: string | undefined;
  readonly buildUrl?: string | undefined;
  readonly tool: { readonly name: string; readonly version: string };
}

/**
 * Finds a pact at the broker, the latest of its two or that of a named version of the consumer; its interactions
 * have to be those of the file, for results belong to what was verified.
 * Throws `pact-not-published` and the codes of a broker that did not answer.
 */
export const heldPact = async (
  pact: AskedPact,
  consumerVersion: string | undefined,
  broker: BrokerAccess,
): Promise<HeldPact> => {
  const which = consumerVersion === undefined ? 'latest' : `version/${segment(consumerVersion)}`;
  const path = `${pairPath(pact)}/${which}`;
  const answer = await call(broker, { method: 'GET', path });
  const of = `the pact of ${pact.file}`;
  if (answer.status === 404) throw pactError('pact-not-published', `${of} is not at the broker`);
  const held = record(demand(answer, broker));
  const link = record(record(held?._links)?.['pb:publish-verification-results'])?.href;
  const contentId = /\/pact-version\/([0-9a-f]{8,128})\//.exec(String(link))?.[1];
  if (!held || contentId === undefined) throw garbage(broker);
  const { interactions = [], messages = [] } = held;
  if (!sameContent(pact.content, { interactions, messages }))
    throw pactError('pact-not-published', `${of} differs from the broker's`);
  const results = `${pairPath(pact)}/pact-version/${contentId}/verification-results`;
  return { file: pact.file, results, ids: idsOf([interactions, messages]) };
};

const pairPath = ({ provider, consumer }: Pick<PactResult, 'provider' | 'consumer'>): string =>
  `/pacts/provider/${segment(provider)}/consumer/${segment(consumer)}`;

/** The broker's ids of interactions, by `interactionKey`. */
export const idsOf = (lists: readonly unknown[]): ReadonlyMap<string, string> =>
  new Map(
    lists.flat().flatMap((each) => {
      const { _id: id, description, providerStates } = record(each) ?? {};
      if (typeof id !== 'string' || typeof description !== 'string') return [];
      const states = [providerStates ?? []].flat().map((state) => String(record(state)?.name));
      return [[interactionKey({ description, states }), id] as const];
    }),
  );

/**
 * Publishes what became of a pact, and reads it back. Only for a pact of which every interaction was told.
 * Throws `results-not-published` and the codes of a broker that did not answer.
 */
export const publishResults = async (
  result: PactResult,
  held: HeldPact,
  as: ProviderVersion & { readonly success: boolean },
  broker: BrokerAccess,
): Promise<void> => {
  const { version, branch, buildUrl, success, tool } = as;
  if (branch !== undefined) {
    const provider = segment(result.provider);
    const path = `/pacticipants/${provider}/branches/${segment(branch)}/versions/${segment(version)}`;
    demand(await call(broker, { method: 'PUT', path, json: {} }), broker);
  }
  const json = {
    ...{ success, providerApplicationVersion: version, verifiedBy: verifiedBy(tool) },
    ...(buildUrl === undefined ? {} : { buildUrl }),
    testResults: result.interactions.map((each) => ({
      interactionId: held.ids.get(interactionKey(each)),
      interactionDescription: each.description,
      success: each.outcome === 'verified',
    })),
  };
  const created = record(
    demand(await call(broker, { method: 'POST', path: held.results, json }), broker),
  );
  const self = record(record(created?._links)?.self)?.href;
  const number = /\/verification-results\/(\d{1,12})$/.exec(String(self))?.[1];
  if (number === undefined) throw lost(result);
  const path = `${held.results.replace(METADATA, '')}/${number}`;
  const kept = record(demand(await call(broker, { method: 'GET', path }), broker));
  if (kept?.success !== success || kept.providerApplicationVersion !== version) throw lost(result);
};

/** Says for which selector the pact was handed out; results are found without it. */
const METADATA = /\/metadata\/[^/]+(?=\/verification-results$)/;

const verifiedBy = ({ name, version }: ProviderVersion['tool']) => ({
  implementation: name,
  version,
});

const lost = ({ file }: PactResult): ConformanceError =>
  pactError('results-not-published', `the broker does not show the results of ${file}`);
