import { expect } from 'chai';
import type { Clock } from '../driver/clock.js';
import type { Contract } from '../model/contract.js';
import { loadContract } from '../openapi/load.js';
import { judgeLive, ready } from './judging.testing.js';
import { DOCUMENT } from './packaged.js';
import { LIMITS } from './second-limits.testing.js';
import { startSecondProvider } from './second-provider.testing.js';
import { SHAPES } from './second-shapes.testing.js';
import { WIRE } from './second-wire.testing.js';

/** Pauses take no time. */
const IMPATIENT: Clock = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
};

describe('a second provider that is correct in its own way', function () {
  this.timeout(90_000);
  let contract: Contract;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
  });

  for (const { does, ways } of [...SHAPES, ...LIMITS, ...WIRE])
    it(`is left alone when it ${does}`, async () => {
      const second = await startSecondProvider(ways);
      try {
        const { institution, partner, origin, token } = second;
        const subject = { origin, collection: { institution, partner } };
        const { verdict, reason, findings } = await judgeLive(
          { ...subject, authorizer: () => ready(`Bearer ${token}`) },
          { contract, clock: IMPATIENT, consistencySeconds: 0.05 },
        );
        const told = findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ severity, check, at, actual }) => `${severity} ${check} ${at}: ${actual}`);
        expect([told, verdict, reason]).to.deep.equal([[], 'conforms', '']);
      } finally {
        await second.close();
      }
    });
});
