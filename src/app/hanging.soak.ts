import { expect } from 'chai';
import { Hung } from './hanging.testing.js';

const OPERATIONS = [
  ...['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  ...['all', 'token'],
];
/** No quick run sends more requests of one operation. */
const MOST = 100;

describe('a quick run against what does not answer, from each request on', () => {
  const hung = new Hung();
  for (const operation of OPERATIONS)
    for (const way of ['unheard', 'unanswered', 'drip'] as const)
      it(`ends within 90 seconds: ${operation}, ${way}`, async () => {
        for (let served = 0; served < MOST; served += 1) {
          const spent = await hung.spent({ operation, served, way });
          if (spent.late === 0) break;
          expect(spent.seconds, `after ${served}`).to.be.below(75);
          expect(spent.verdict, `after ${served}`).not.to.equal('conforms');
        }
      }).timeout(1_200_000);
});
