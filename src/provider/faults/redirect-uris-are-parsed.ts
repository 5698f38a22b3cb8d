import { defineFault } from '../fault.js';
import { onStored } from './_spoil.js';

export default defineFault({
  id: 'redirect-uris-are-parsed',
  sentence: 'redirect URIs are stored as a URL parser (WHATWG) writes them',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () =>
    onStored((metadata) => ({
      ...metadata,
      ...(metadata.redirectUris && {
        redirectUris: metadata.redirectUris.map((uri) => new URL(uri).href),
      }),
    })),
});
