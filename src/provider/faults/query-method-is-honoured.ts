import { defineFault } from '../fault.js';

export default defineFault({
  id: 'query-method-is-honoured',
  sentence: 'a get with _method=DELETE in its address deletes the client',
  caughtBy: ['created-is-listed', 'created-is-readable', 'success-status-is-documented'],
  probes: ['odd-requests'],
  plant: () => ({
    handle: (call, next) =>
      call.method === 'GET' && call.target.includes('_method=DELETE')
        ? next({ ...call, method: 'DELETE', operation: 'deleteClient' })
        : next(),
  }),
});
