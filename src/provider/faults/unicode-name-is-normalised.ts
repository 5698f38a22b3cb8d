import { defineFault } from '../fault.js';
import { onStored } from './_spoil.js';

export default defineFault({
  id: 'unicode-name-is-normalised',
  sentence: 'names are stored in the normal form NFC',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () =>
    onStored((metadata) => ({
      ...metadata,
      ...(metadata.name !== undefined && { name: metadata.name.normalize('NFC') }),
    })),
});
