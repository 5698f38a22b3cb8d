import { defineFault } from '../fault.js';

export default defineFault({
  id: 'any-scheme-works',
  sentence: 'a good token is served with any scheme before it',
  caughtBy: ['bad-token-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    handle: (call, next) => {
      const authorization = call.headers.authorization?.replace(/^Token /, 'Bearer ');
      return next({ ...call, headers: { ...call.headers, authorization } });
    },
  }),
});
