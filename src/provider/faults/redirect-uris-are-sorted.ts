import { defineFault } from '../fault.js';
import { onStored } from './_spoil.js';

export default defineFault({
  id: 'redirect-uris-are-sorted',
  sentence: 'redirect URIs come back in alphabetical order',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['redirect-uri-round-trip'],
  plant: () =>
    onStored((metadata) => ({
      ...metadata,
      ...(metadata.redirectUris && { redirectUris: metadata.redirectUris.toSorted() }),
    })),
});
