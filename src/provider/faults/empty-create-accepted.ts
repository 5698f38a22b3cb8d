import { defineFault } from '../fault.js';
import { sending } from './_spoil.js';

export default defineFault({
  id: 'empty-create-accepted',
  sentence: 'a create without a body is served',
  caughtBy: ['missing-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' && call.body.length === 0
        ? next(sending(call, { name: 'Unnamed', redirectUris: ['https://example.com/'] }))
        : next(),
  }),
});
