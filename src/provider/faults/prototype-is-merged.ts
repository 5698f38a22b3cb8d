import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'prototype-is-merged',
  sentence: 'a member __proto__ of a create counts as the members that it holds',
  caughtBy: ['pkce-default-stays-as-pinned'],
  probes: ['odd-json'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient'
        ? next(renamed(call, '"__proto__":{"pkceRequired":true}', '"pkceRequired":true'))
        : next(),
  }),
});
