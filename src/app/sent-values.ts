import type { SentValues } from '../model/sent-values.js';
import { DEFAULT_VALUES } from '../driver/default-values.js';
import type { ValuesOf } from '../settings/resolve.js';

type Chosen = Pick<
  ValuesOf<'run'>,
  | 'sentName'
  | 'redirectHosts'
  | 'contactDomain'
  | 'logoUris'
  | 'clientUris'
  | 'policyUris'
  | 'tosUris'
>;

/** What stands in the clients that a run makes; addresses that nobody names are on the first redirect host. */
export const sentValuesOf = (chosen: Chosen): SentValues => {
  const { redirectHosts, contactDomain, sentName: name } = chosen;
  const [authority = ''] = redirectHosts[0]?.split('/', 1) ?? [];
  const there = (uris: readonly string[]) =>
    uris.map((uri) => uri.replace('//example.com/', () => `//${authority}/`));
  return {
    ...{ name, redirectHosts, contactDomain: contactDomain ?? DEFAULT_VALUES.contactDomain },
    contactsAlways: contactDomain !== undefined,
    logoUris: chosen.logoUris ?? there(DEFAULT_VALUES.logoUris),
    clientUris: chosen.clientUris ?? there(DEFAULT_VALUES.clientUris),
    policyUris: chosen.policyUris ?? there(DEFAULT_VALUES.policyUris),
    tosUris: chosen.tosUris ?? there(DEFAULT_VALUES.tosUris),
  };
};
