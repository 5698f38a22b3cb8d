import { defineFault } from '../fault.js';

export default defineFault({
  id: 'method-override-is-honoured',
  sentence: 'a get with X-HTTP-Method-Override: DELETE deletes the client',
  caughtBy: ['created-is-listed', 'created-is-readable', 'success-status-is-documented'],
  probes: ['odd-json'],
  plant: () => ({
    handle: (call, next) =>
      call.method === 'GET' && call.headers['x-http-method-override'] === 'DELETE'
        ? next({ ...call, method: 'DELETE', operation: 'deleteClient' })
        : next(),
  }),
});
