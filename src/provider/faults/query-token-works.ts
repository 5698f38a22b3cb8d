import { defineFault } from '../fault.js';

export default defineFault({
  id: 'query-token-works',
  sentence: 'a token in the address is served',
  caughtBy: ['query-token-is-refused'],
  probes: ['credentials'],
  plant: () => ({
    handle: (call, next) => {
      const [, token] = /\?access_token=(.+)$/.exec(call.target) ?? [];
      if (token === undefined) return next();
      return next({ ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } });
    },
  }),
});
