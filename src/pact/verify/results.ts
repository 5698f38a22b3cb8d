import { Body, EMPTY_BODY } from '../../model/body.js';
import { ConformanceError, type ErrorCode } from '../../model/error.js';
import { HeaderList } from '../../model/http/headers.js';
import { interactionKey, type PactResult } from '../../model/pact/pact.js';
import { segment } from '../../model/operation.js';
import { withoutTail } from '../../model/tail.js';
import type { Transport } from '../../model/transport.js';
import { record } from '../file/json.js';
import type { BrokerSettings } from '../broker/settings.js';
import { sameContent } from './content.js';
import type { AskedPact } from './asked.js';

export interface ResultsBroker {
  readonly settings: BrokerSettings;
  readonly transport: Transport;
  readonly signal: AbortSignal;
}

/** A pact as the broker holds it. */
export interface HeldPact {
  readonly file: string;
  /** The broker's name for this very content. */
  readonly contentId: string;
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
  broker: ResultsBroker,
): Promise<HeldPact> => {
  const which = consumerVersion === undefined ? 'latest' : `version/${segment(consumerVersion)}`;
  const path = `${pairPath(pact)}/${which}`;
  const answer = await call(broker, { method: 'GET', path });
  const of = `the pact of ${pact.file}`;
  if (answer.status === 404)
    throw new ConformanceError('pact-not-published', `${of} is not at the broker`);
  const held = record(demand(answer, broker));
  const link = record(record(held?._links)?.['pb:publish-verification-results'])?.href;
  const contentId = /\/pact-version\/([0-9a-f]{8,128})\//.exec(String(link))?.[1];
  if (!held || contentId === undefined) throw garbage(broker);
  const { interactions = [], messages = [] } = held;
  if (!sameContent(pact.content, { interactions, messages }))
    throw new ConformanceError('pact-not-published', `${of} differs from the broker's`);
  return { file: pact.file, contentId, ids: idsOf([interactions, messages]) };
};

const pairPath = ({ provider, consumer }: Pick<PactResult, 'provider' | 'consumer'>): string =>
  `/pacts/provider/${segment(provider)}/consumer/${segment(consumer)}`;

const idsOf = (lists: readonly unknown[]): ReadonlyMap<string, string> =>
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
  broker: ResultsBroker,
): Promise<void> => {
  const { version, branch, buildUrl, success, tool } = as;
  if (branch !== undefined) {
    const provider = segment(result.provider);
    const path = `/pacticipants/${provider}/branches/${segment(branch)}/versions/${segment(version)}`;
    demand(await call(broker, { method: 'PUT', path, json: {} }), broker);
  }
  const path = `${pairPath(result)}/pact-version/${held.contentId}/verification-results`;
  const json = {
    ...{ success, providerApplicationVersion: version, verifiedBy: verifiedBy(tool) },
    ...(buildUrl === undefined ? {} : { buildUrl }),
    testResults: result.interactions.map((each) => ({
      interactionId: held.ids.get(interactionKey(each)),
      interactionDescription: each.description,
      success: each.outcome === 'verified',
    })),
  };
  const created = record(demand(await call(broker, { method: 'POST', path, json }), broker));
  const self = record(record(created?._links)?.self)?.href;
  const number = /\/verification-results\/(\d{1,12})$/.exec(String(self))?.[1];
  if (number === undefined) throw lost(result);
  const kept = record(
    demand(await call(broker, { method: 'GET', path: `${path}/${number}` }), broker),
  );
  if (kept?.success !== success || kept.providerApplicationVersion !== version) throw lost(result);
};

const verifiedBy = ({ name, version }: ProviderVersion['tool']) => ({
  implementation: name,
  version,
});

const lost = ({ file }: PactResult): ConformanceError =>
  new ConformanceError('results-not-published', `the broker does not show the results of ${file}`);

interface BrokerCall {
  readonly method: string;
  /** Below the broker's address. */
  readonly path: string;
  readonly json?: unknown;
}

interface BrokerAnswer {
  readonly status: number;
  readonly value: unknown;
}

const TIMEOUT = 30_000;

/** Never follows a link: credentials go to the address that the user named, and nowhere else. */
const call = async (
  { settings, transport, signal }: ResultsBroker,
  { method, path, json }: BrokerCall,
): Promise<BrokerAnswer> => {
  const { origin, pathname } = new URL(settings.baseUrl);
  const { response, failure } = await transport.send(
    {
      ...{ method, origin, target: `${withoutTail(pathname, '/')}${path}` },
      headers: new HeaderList([
        { name: 'accept', value: 'application/hal+json, application/json' },
        ...(json === undefined ? [] : [{ name: 'content-type', value: 'application/json' }]),
        ...credentials(settings),
      ]),
      body: json === undefined ? EMPTY_BODY : Body.ofText(JSON.stringify(json)),
    },
    { timeoutMs: TIMEOUT, signal },
  );
  if (!response || failure)
    throw new ConformanceError(
      'broker-unreachable',
      `the broker at ${settings.baseUrl} is not there`,
    );
  const parsed = response.body.json;
  return { status: response.status, value: parsed.ok ? parsed.value : undefined };
};

const credentials = ({ env }: BrokerSettings) => {
  const {
    PACT_BROKER_TOKEN: token,
    PACT_BROKER_USERNAME: user,
    PACT_BROKER_PASSWORD: password,
  } = env;
  if (token !== undefined) return [{ name: 'authorization', value: `Bearer ${token}` }];
  if (user === undefined) return [];
  const basic = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return [{ name: 'authorization', value: `Basic ${basic}` }];
};

const demand = ({ status, value }: BrokerAnswer, broker: ResultsBroker): unknown => {
  if (status >= 200 && status < 300 && value !== undefined) return value;
  if (status >= 200 && status < 300) throw garbage(broker);
  const at = `the broker at ${broker.settings.baseUrl}`;
  throw new ConformanceError(codeOf(status), `${at} answers ${status}`);
};

const codeOf = (status: number): ErrorCode => {
  if (status === 401 || status === 403) return 'broker-unauthorized';
  if (status === 404) return 'broker-not-found';
  return status >= 500 ? 'broker-failed' : 'broker-refused';
};

const garbage = ({ settings }: ResultsBroker): ConformanceError =>
  new ConformanceError(
    'broker-answer-invalid',
    `the broker at ${settings.baseUrl} does not answer like one`,
  );
