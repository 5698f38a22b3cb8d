import { defineFault } from '../fault.js';
import { onStored } from './_spoil.js';

const normalised = (uri: string): string => new URL(uri).href.replace(/%2F/gi, '/');

export default defineFault({
  id: 'redirect-uris-are-normalised',
  sentence: 'redirect URIs are stored decoded and with a slash for an empty path',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['partial-update'],
  plant: () =>
    onStored((metadata) => ({
      ...metadata,
      ...(metadata.redirectUris && { redirectUris: metadata.redirectUris.map(normalised) }),
    })),
});
