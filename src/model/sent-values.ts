/**
 * What stands in the clients that a run makes. Real tenants do not take every name, host and domain, so
 * all of it is a setting.
 */
export interface SentValues {
  /**
   * How a name is written: `{label}` stands for what the client is for, letters and blanks; `{slug}` for
   * the same with small letters and hyphens; `{mark}` for the mark.
   */
  readonly name: string;
  /** What follows `https://` in redirect URIs: a host, perhaps a port and a path. The last one is that of a second URI. */
  readonly redirectHosts: readonly string[];
  readonly contactDomain: string;
  /** Every client has a contact, whatever the probe is about. */
  readonly contactsAlways: boolean;
  /** Of each the last one is what an update changes it to. */
  readonly logoUris: readonly string[];
  readonly clientUris: readonly string[];
  readonly policyUris: readonly string[];
  readonly tosUris: readonly string[];
}

/** What follows the scheme in the redirect URI that carries the mark; more may be added to its path. */
export const callbackOf = ({ redirectHosts: [host = ''] }: SentValues, mark: string): string =>
  `${host}/callback/${mark}`;

/** Contacts that carry the mark. */
export const contactsOf = ({ contactDomain }: SentValues, mark: string): readonly string[] => [
  `${mark}@${contactDomain}`,
];
