import { defineFault } from '../fault.js';
import { onStored } from './_spoil.js';

export default defineFault({
  id: 'redirect-uris-are-sorted',
  sentence: 'redirect URIs come back in alphabetical order',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['partial-update'],
  plant: () =>
    onStored((metadata) => ({
      ...metadata,
      ...(metadata.redirectUris && { redirectUris: metadata.redirectUris.toSorted() }),
    })),
});
