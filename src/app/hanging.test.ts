import { expect } from 'chai';
import { type Hanging, Hung } from './hanging.testing.js';

/** Where the time went: the first of their kind, and those that hang between a request and its second try. */
const CELLS: readonly (readonly [operation: string, served: number])[] = [
  ['listClients', 9],
  ['createClient', 1],
  ['getClient', 1],
  ['updateClient', 0],
  ['deleteClient', 1],
  ['all', 3],
  ['token', 1],
];

describe('a quick run against what does not answer', () => {
  const hung = new Hung();

  const ends = async (operation: string, served: number, way: Hanging['way']) => {
    const { seconds, verdict } = await hung.spent({ operation, served, way });
    expect(seconds).to.be.within(1, 75);
    expect(verdict).not.to.equal('conforms');
  };

  for (const [index, [operation, served]] of CELLS.entries()) {
    const way = (['unheard', 'unanswered', 'drip'] as const)[index % 3] ?? 'drip';
    it(`ends in time: ${operation}, after ${served}, ${way}`, () =>
      ends(operation, served, way)).timeout(30_000);
  }
});
