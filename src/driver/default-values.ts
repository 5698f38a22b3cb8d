import type { SentValues } from '../model/sent-values.js';

/** What a run sends where the settings name nothing else. */
export const DEFAULT_VALUES: SentValues = {
  name: '{label} {mark}',
  redirectHosts: ['example.com'],
  contactDomain: 'example.com',
  contactsAlways: false,
  logoUris: ['https://example.com/logo.png', 'https://example.com/new-logo.png'],
  clientUris: ['https://example.com/', 'https://example.com/new'],
  policyUris: ['https://example.com/privacy.html', 'https://example.com/new-privacy.html'],
  tosUris: ['https://example.com/terms.html', 'https://example.com/new-terms.html'],
};
