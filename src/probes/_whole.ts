import type { ClientMetadata, Drive } from '../model/probe.js';
import { contactsOf } from '../model/sent-values.js';

/** @param at 0: the first of each; -1: what it is changed to */
export const addresses = ({ values }: Drive, at: 0 | -1): ClientMetadata => {
  const { logoUris, clientUris, policyUris, tosUris } = values;
  const [logoUri = '', clientUri = '', policyUri = '', tosUri = ''] = [
    ...[logoUris, clientUris, policyUris, tosUris].map((uris) => uris.at(at)),
  ];
  return { logoUri, clientUri, policyUri, tosUri };
};

/** Every member that the document knows (`#/components/schemas/createPartnerClientDetails`). */
export const whole = (
  drive: Drive,
  label: string,
): ClientMetadata & { readonly name: string; readonly redirectUris: readonly string[] } => ({
  ...drive.draft(label),
  ...addresses(drive, 0),
  contacts: [...contactsOf(drive.values, drive.mark), `support@${drive.values.contactDomain}`],
  pkceRequired: true,
});

/** The same with another value of every optional member. */
export const changed = (drive: Drive, label: string): ReturnType<typeof whole> => ({
  ...drive.draft(label),
  ...addresses(drive, -1),
  contacts: contactsOf(drive.values, drive.mark),
  pkceRequired: false,
});
