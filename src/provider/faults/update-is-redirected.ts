import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-is-redirected',
  sentence: 'update answers 307 to another path of the same host',
  caughtBy: ['valid-request-is-served', 'answers-do-not-redirect'],
  probes: ['life-cycle'],
  plant: () => ({
    handle: ({ operation, target }, next) =>
      operation === 'updateClient' ? { status: 307, fields: [['Location', `${target}/`]] } : next(),
  }),
});
