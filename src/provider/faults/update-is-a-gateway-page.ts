import { defineFault } from '../fault.js';

const PAGE = {
  status: 502,
  fields: [['Content-Type', 'text/html']],
  content: Buffer.from('<html><h1>Bad gateway</h1></html>'),
} as const;

export default defineFault({
  id: 'update-is-a-gateway-page',
  sentence: 'update is answered by a gateway: 502 with an HTML page',
  caughtBy: ['operation-is-served', 'no-server-error'],
  probes: ['life-cycle'],
  plant: () => ({
    handle: ({ operation }, next) => (operation === 'updateClient' ? PAGE : next()),
  }),
});
