import { gzipSync } from 'node:zlib';
import { defineFault } from '../fault.js';
import { coded } from './_coded.js';

export default defineFault({
  id: 'coded-unasked',
  sentence: 'every content is gzip, whatever the request accepts',
  caughtBy: ['content-is-not-coded'],
  probes: ['life-cycle'],
  plant: () => ({
    handle: async (_call, next) => coded(await next(), 'gzip', (content) => gzipSync(content)),
  }),
});
