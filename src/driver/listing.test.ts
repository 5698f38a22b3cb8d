import { expect } from 'chai';
import { Body, EMPTY_BODY } from '../model/body.js';
import { Exchange } from '../model/exchange.js';
import { HeaderList, NO_HEADERS } from '../model/http/headers.js';
import { listingOf } from './listing.js';

const listed = (link: string) =>
  listingOf(
    new Exchange({
      ...{ id: 'e1', source: 'live', startedAt: 0, endedAt: 1 },
      request: {
        ...{ method: 'GET', origin: 'http://localhost', target: '/x' },
        ...{ headers: NO_HEADERS, body: EMPTY_BODY },
      },
      response: {
        ...{ status: 200, reason: 'OK', body: Body.ofText('[]') },
        headers: new HeaderList([{ name: 'link', value: link }]),
      },
    }),
  );

describe('listingOf', () => {
  for (const link of ['</x?p=2>; rel=next', '</x>; rel = "last next"', '</x>; REL="Next"']) {
    it(`knows of further pages by ${link}`, () => {
      expect(listed(link).isKnown).to.equal(false);
    });
  }

  for (const [name, text] of [
    ['letters', `rel=${'a'.repeat(1_000_000)}`],
    ['blanks', `rel${' '.repeat(1_000_000)}`],
    ['beginnings', 'rel= '.repeat(200_000)],
  ] as const) {
    it(`reads a link of a megabyte of ${name}`, () => {
      expect(listed(text)).to.deep.equal({ isKnown: true, clients: [] });
    });
  }
});
