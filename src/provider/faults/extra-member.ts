import { defineFault } from '../fault.js';
import { onDetails } from './_spoil.js';

export default defineFault({
  id: 'extra-member',
  sentence: 'get shows a member createdAt that the document does not know',
  caughtBy: ['undeclared-members-are-noted'],
  probes: ['life-cycle'],
  plant: () => onDetails((client) => ({ ...client, createdAt: '2026-01-01T00:00:00Z' })),
});
