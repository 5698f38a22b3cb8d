import { pactError } from '../errors.js';
import { terminal } from '../../model/escape.js';
import { segment } from '../../model/operation.js';
import { member, record, textAt, type Fields } from '../file/json.js';
import { type BrokerAccess, call, demand, garbage } from './call.js';
import { linkPath } from './link.js';

/** Which pacts a provider wants to verify. */
export interface Selection {
  readonly provider: string;
  /** As Pact defines them; what they may say the broker decides. */
  readonly selectors: readonly Fields[];
  /** Branch of the provider. */
  readonly branch: string | undefined;
  /** Asks which pacts are pending: those that no version of this branch has verified yet. */
  readonly pending: boolean;
  /** A day, `YYYY-MM-DD`: pending pacts of other branches that are newer come as well. */
  readonly wipSince: string | undefined;
}

/** One pact that the broker hands out. */
export interface SelectedLink {
  /** Where it is, below the broker's address. */
  readonly path: string;
  /** Its failure does not fail the provider. */
  readonly pending: boolean;
  /** It is there as work in progress: nobody has selected it. */
  readonly wip: boolean;
  /** Why the broker chose it, in its own words; empty where it does not say. */
  readonly chosenAs: string;
}

const RELATION = 'pb:provider-pacts-for-verification';
/** More pacts of one provider are none that anybody verifies in one run. */
const MOST = 500;
const LONGEST_WORDS = 200;

/**
 * Asks the broker which pacts a provider is to verify. Throws `pacts-not-selected` where there is none, and the codes
 * of a broker that did not answer.
 */
export const selectedLinks = async (
  selection: Selection,
  broker: BrokerAccess,
): Promise<readonly SelectedLink[]> => {
  const path = await relation(selection.provider, broker);
  const answer = await call(broker, { method: 'POST', path, json: question(selection) });
  if (answer.status === 404)
    throw pactError(
      'broker-not-found',
      `the broker at ${broker.settings.baseUrl} does not know the provider "${terminal(selection.provider, 120)}"`,
    );
  const pacts = member(member(demand(answer, broker), '_embedded'), 'pacts');
  if (!Array.isArray(pacts) || pacts.length > MOST) throw garbage(broker);
  if (pacts.length === 0)
    throw pactError(
      'pacts-not-selected',
      `the broker at ${broker.settings.baseUrl} has no pact of "${terminal(selection.provider, 120)}" for these selectors`,
    );
  return pacts.map((each: unknown) => linkOf(each, broker));
};

const relation = async (provider: string, broker: BrokerAccess): Promise<string> => {
  const index = demand(await call(broker, { method: 'GET', path: '/' }), broker);
  const href = textAt(member(member(index, '_links'), RELATION), 'href');
  const path = linkPath(
    href?.replaceAll('{provider}', () => segment(provider)),
    broker.settings.baseUrl,
  );
  if (path === undefined) throw garbage(broker);
  return path;
};

const question = ({ selectors, branch, pending, wipSince }: Selection): Fields => ({
  consumerVersionSelectors: selectors,
  includePendingStatus: pending || wipSince !== undefined,
  ...(branch === undefined ? {} : { providerVersionBranch: branch }),
  ...(wipSince === undefined ? {} : { includeWipPactsSince: wipSince }),
});

const linkOf = (entry: unknown, broker: BrokerAccess): SelectedLink => {
  const link = [member(member(entry, '_links'), 'self')].flat().map(record)[0];
  const path = linkPath(link?.href, broker.settings.baseUrl);
  if (path === undefined) throw garbage(broker);
  const properties = member(entry, 'verificationProperties');
  const wip = member(properties, 'wip') === true;
  const words = textAt(entry, 'shortDescription') ?? '';
  return {
    path,
    wip,
    // Work in progress is pending by definition, whether or not the broker was asked.
    pending: wip || member(properties, 'pending') === true,
    chosenAs: terminal(scrubbed(words.slice(0, 10_000), broker), LONGEST_WORDS),
  };
};

const scrubbed = (text: string, { settings: { secrets } }: BrokerAccess): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '[REDACTED]'), text);
