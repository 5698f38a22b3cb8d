import { createHash } from 'node:crypto';
import { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import { segment } from '../../model/operation.js';
import type { PactResult, PactStanding } from '../../model/pact/pact.js';
import { type BrokerAccess, call, demand, garbage } from '../broker/call.js';
import { linkPath } from '../broker/link.js';
import { selectedLinks, type SelectedLink, type Selection } from '../broker/selection.js';
import { isTooDeep, member, PactPlace, record, textAt } from '../file/json.js';
import { parsePact } from '../file/pact.js';
import { askedIn, type AskedPact } from './asked.js';
import { idsOf, type HeldPact } from './results.js';

/** The pacts that a broker hands out for verification. */
export interface SelectedPacts {
  readonly pacts: readonly AskedPact[];
  /** One for each of `pacts`: where its results go. */
  readonly held: readonly HeldPact[];
  /** Those that are no pact anybody could verify. */
  readonly unread: readonly PactResult[];
}

/** What all pacts of one answer may hold, bytes and interactions. */
const LARGEST = 64 * 1024 * 1024;
const MOST_INTERACTIONS = 20_000;
/** How long fetching them may take, milliseconds. */
const LONGEST = 5 * 60_000;

/**
 * Fetches the pacts that the broker selects. Throws what `selectedLinks` throws, `broker-too-slow`, and the codes of
 * a broker that did not answer.
 */
export const selectedPacts = async (
  selection: Selection,
  broker: BrokerAccess,
): Promise<SelectedPacts> => {
  const until = Date.now() + LONGEST;
  const links = await selectedLinks(selection, broker);
  const found = new Map<string, Fetched>();
  const room = { bytes: LARGEST, interactions: MOST_INTERACTIONS };
  for (const link of links) {
    if (Date.now() > until) throw slow(broker);
    const one = await fetchedPact(link, broker);
    room.bytes -= one.size;
    room.interactions -= one.pact?.asked.length ?? 0;
    if (room.bytes < 0 || room.interactions < 0) throw garbage(broker);
    // Handed out twice, it is pending only where it is so both times.
    const { file } = one.held;
    if (!found.has(file) || !link.pending) found.set(file, one);
  }
  const fetched = [...found.values()];
  return {
    pacts: fetched.flatMap(({ pact }) => (pact ? [pact] : [])),
    held: fetched.flatMap(({ pact, held }) => (pact ? [held] : [])),
    unread: fetched.flatMap(({ unread }) => (unread ? [unread] : [])),
  };
};

interface Fetched {
  readonly size: number;
  readonly held: HeldPact;
  /** Undefined where it could not be read. */
  readonly pact: AskedPact | undefined;
  readonly unread: PactResult | undefined;
}

const fetchedPact = async (link: SelectedLink, broker: BrokerAccess): Promise<Fetched> => {
  const answer = await call(broker, { method: 'GET', path: link.path });
  const json = record(demand(answer, broker));
  const results = linkPath(
    textAt(member(member(json, '_links'), 'pb:publish-verification-results'), 'href'),
    broker.settings.baseUrl,
  );
  const contentId = RESULTS.exec(results ?? '')?.[1];
  if (!json || results === undefined || contentId === undefined) throw garbage(broker);
  const names = [member(json, 'provider'), member(json, 'consumer')].map(
    (side) => textAt(side, 'name') ?? '',
  );
  const [provider = '', consumer = ''] = names;
  const file = `${broker.settings.baseUrl}/pacts/provider/${segment(provider)}/consumer/${segment(consumer)}/pact-version/${contentId}`;
  const held = { file, results, ids: idsOf([json.interactions ?? [], json.messages ?? []]) };
  const standing = standingOf(link);
  try {
    const pact = { ...askedIn(readable(answer.bytes, file)), ...standing };
    return { size: answer.bytes.length, held, pact, unread: undefined };
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    const sha256 = createHash('sha256').update(answer.bytes).digest('hex');
    const named = {
      file,
      sha256,
      consumer: consumer || 'unnamed',
      provider: provider || 'unnamed',
    };
    const unread = { ...named, ...standing, unread: error.message, interactions: [] };
    return { size: answer.bytes.length, held, pact: undefined, unread };
  }
};

const RESULTS = /\/pact-version\/([0-9a-f]{8,128})\/(?:metadata\/[^/?]+\/)?verification-results$/;

const readable = (bytes: Uint8Array, file: string) => {
  const pact = parsePact(bytes, file);
  if (isTooDeep(pact.json)) throw new PactPlace(file).error('is nested too deeply');
  return pact;
};

const standingOf = ({ pending, wip, chosenAs }: SelectedLink): PactStanding => ({
  ...(pending ? { pending: true } : {}),
  ...(wip ? { wip: true } : {}),
  ...(chosenAs === '' ? {} : { chosenAs }),
});

const slow = ({ settings }: BrokerAccess): ConformanceError =>
  pactError(
    'broker-too-slow',
    `the broker at ${settings.baseUrl} did not hand out its pacts within ${LONGEST / 60_000} minutes`,
  );
