import { expect } from 'chai';
import { again, carriesMark, digitsOf, marksIn, markOf } from './mark.js';

const MARK = markOf('0123456789abcdef');
const OTHER = markOf('fedcba9876543210');

describe('the mark', () => {
  it('is found in the name', () => {
    expect([...marksIn({ name: `Life cycle ${MARK}` })]).to.deep.equal([MARK]);
  });

  it('is found in a redirect URI', () => {
    expect(carriesMark({ redirectUris: [`https://example.com/callback/${MARK}`] }, MARK)).to.equal(
      true,
    );
  });

  it('is found in a contact', () => {
    expect(carriesMark({ contacts: ['a@example.com', `${MARK}@example.com`] }, MARK)).to.equal(
      true,
    );
  });

  it('is not found in another member', () => {
    expect(carriesMark({ clientId: MARK, logoUri: MARK }, MARK)).to.equal(false);
  });

  it('is not that of another run', () => {
    expect(carriesMark({ name: OTHER }, MARK)).to.equal(false);
  });

  for (const name of [
    `x${MARK}`,
    `${MARK}0`,
    `${MARK}a`,
    `${MARK}za`,
    MARK.slice(0, -1),
    MARK.toUpperCase(),
  ]) {
    it(`is not seen in ${JSON.stringify(name)}`, () => {
      expect([...marksIn({ name })]).to.deep.equal([]);
    });
  }

  for (const client of [
    null,
    undefined,
    5,
    'x',
    [],
    {},
    { name: 5, redirectUris: {}, contacts: [[MARK]] },
  ]) {
    it(`is not found in ${JSON.stringify(client)}`, () => {
      expect([...marksIn(client)]).to.deep.equal([]);
    });
  }

  it('is of letters alone, and keeps its digits', () => {
    expect(MARK).to.match(/^[a-z]{19}$/);
    expect(digitsOf(MARK)).to.equal('0123456789abcdef');
  });

  it('is found in that of another try', () => {
    expect([...marksIn({ name: `Life cycle ${again(MARK)}` })]).to.deep.equal([MARK]);
  });
});
