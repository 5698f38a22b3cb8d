import { defineFault } from '../fault.js';

export default defineFault({
  id: 'broken-json-accepted',
  sentence: 'a create with a trailing comma in its JSON is served',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => ({
    handle: (call, next) => {
      if (call.operation !== 'createClient') return next();
      const body = Buffer.from(call.body)
        .toString()
        .replace(/,\s*(?=[}\]])/g, '');
      return next(call.body === 'too-large' ? call : { ...call, body: Buffer.from(body) });
    },
  }),
});
