import { expect } from 'chai';
import fc from 'fast-check';
import { markOf } from '../model/mark.js';
import { Inventory, isAddressable, isOurs } from './ownership.js';

const MARK = markOf('0123456789abcdef');
const UUID = '0a1b2c3d-0000-4000-8000-00000000abcd';
const ids = fc.oneof(fc.string(), fc.uuid(), fc.constantFrom('__proto__', 'constructor', '', '..'));

describe('ownership', () => {
  it('never gives us what was there before, whatever is answered or listed', () => {
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1 }), ids, (present, other) => {
        const listed = { name: MARK, redirectUris: [MARK], contacts: [MARK] };
        const answered = new Set([...present, other]);
        const known = { present: new Inventory(present), answered, mark: MARK };
        expect(present.filter((id) => isOurs(id, listed, known))).to.deep.equal([]);
      }),
    );
  });

  it('gives us nothing where no list was taken', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const known = { present: undefined, answered: new Set([id]), mark: MARK };
        expect(isOurs(id, { name: MARK }, known)).to.equal(false);
      }),
    );
  });

  it('gives us nothing that was neither answered nor marked', () => {
    fc.assert(
      fc.property(ids, fc.anything(), (id, listed) => {
        const known = { present: new Inventory([]), answered: new Set<string>(), mark: MARK };
        expect(isOurs(id, listed, known)).to.equal(false);
      }),
    );
  });

  it('gives us what was answered to our create', () => {
    const known = { present: new Inventory(['theirs']), answered: new Set(['a']), mark: MARK };
    expect([isOurs('a', undefined, known), isOurs('b', undefined, known)]).to.deep.equal([
      true,
      false,
    ]);
  });

  for (const listed of [
    { name: `x ${MARK}` },
    { redirectUris: ['https://a/', `https://example.com/callback/${MARK}`] },
    { contacts: [`${MARK}@example.com`] },
  ]) {
    it(`gives us what carries the mark in ${Object.keys(listed).join('')}`, () => {
      const known = { present: new Inventory([]), answered: new Set<string>(), mark: MARK };
      expect(isOurs('a', listed, known)).to.equal(true);
    });
  }

  it('does not give us what carries the mark of another run', () => {
    const known = { present: new Inventory([]), answered: new Set<string>(), mark: MARK };
    expect(isOurs('a', { name: markOf('fedcba9876543210') }, known)).to.equal(false);
  });

  for (const [before, claimed] of [
    [UUID, UUID.toUpperCase()],
    [UUID, UUID.replaceAll('-', '')],
    [UUID, `{${UUID}}`],
    [UUID, `urn:uuid:${UUID}`],
    ['17', '0017'],
    ['Client-A', 'client-a'],
    ['client-a', ' client-a '],
  ] as const) {
    it(`takes ${JSON.stringify(claimed)} for ${JSON.stringify(before)}, which was there`, () => {
      expect(new Inventory([before]).has(claimed)).to.equal(true);
    });
  }

  it('tells different ids apart', () => {
    const inventory = new Inventory(['client-1', UUID, '17', '0']);
    expect(
      ['client-11', UUID.replace('a', 'b'), '170', '1'].filter((id) => inventory.has(id)),
    ).to.deep.equal([]);
  });

  for (const id of [
    '',
    '.',
    '..',
    '..;',
    'a/b',
    'a\\b',
    'a%2Fb',
    'a;b',
    'a?b',
    'a#b',
    'a b',
    'a\n',
    'é',
    'a'.repeat(201),
  ]) {
    it(`writes to no client with the id ${JSON.stringify(id.slice(0, 12))}`, () => {
      expect(isAddressable(id)).to.equal(false);
    });
  }

  for (const id of [UUID, 'client_a-Z~9', '17', 'a.b', 'a:b', 'x'.repeat(200)]) {
    it(`can write to a client with the id ${id.slice(0, 40)}`, () => {
      expect(isAddressable(id)).to.equal(true);
    });
  }
});
