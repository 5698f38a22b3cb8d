import { expect } from 'chai';
import type { Exchange } from '../../model/exchange.js';
import { create, get, SENT, update } from './_histories.js';
import { failures, tell } from './telling.testing.js';

const WHOLE = { ...SENT, logoUri: 'https://www.example.com/logo.png' };
const NEW = { ...WHOLE, name: 'New' };
const purpose = 'odd-body';
const made = [create(1, WHOLE), get(2, WHOLE)];

/** What is pinned of empty values. */
const pinned = (...history: readonly Exchange[]): Readonly<Record<string, string>> => {
  const pins: Record<string, string> = {};
  tell(history, {
    pin: (key, value) => {
      if (/null|empty/.test(key)) pins[key] = value;
    },
  });
  return pins;
};

const cases: readonly (readonly [string, object, object, Readonly<Record<string, string>>])[] = [
  ['is kept', { logoUri: null }, NEW, { 'update-null-scalars': 'ignored' }],
  [
    'is gone',
    { logoUri: null },
    { ...NEW, logoUri: undefined },
    { 'update-null-scalars': 'cleared' },
  ],
  ['is null', { logoUri: null }, { ...NEW, logoUri: null }, { 'update-null-scalars': 'stored' }],
  [
    'is turned off',
    { pkceRequired: null },
    { ...NEW, pkceRequired: false },
    { 'update-null-booleans': 'cleared' },
  ],
  ['is emptied', { contacts: null }, { ...NEW, contacts: [] }, { 'update-null-arrays': 'cleared' }],
  ['is kept', { contacts: [] }, NEW, { 'update-empty-arrays': 'ignored' }],
  ['is another', { logoUri: '' }, { ...NEW, logoUri: 'https://www.example.com/x' }, {}],
];

describe('null and empty values', () => {
  for (const [what, value, shown, pins] of cases)
    it(`of an update: ${JSON.stringify(value)}, after which the member ${what}`, () => {
      expect(
        pinned(...made, update(3, { ...NEW, ...value }, { purpose }), get(4, shown)),
      ).to.deep.equal(pins);
    });

  it('are not read from an older state', () => {
    const nulled = update(3, { ...NEW, logoUri: null }, { purpose });
    expect(pinned(...made, nulled, get(4, WHOLE), get(5, NEW))).to.deep.equal({
      'update-null-scalars': 'ignored',
    });
  });

  it('that are refused together say nothing of each', () => {
    const both = update(3, { ...NEW, logoUri: null, contacts: null }, { purpose, status: 400 });
    expect(pinned(...made, both)).to.deep.equal({});
  });

  it('are mixed where one text is refused and another one is not', () => {
    const [refused, kept] = [
      { ...NEW, logoUri: null },
      { ...NEW, tosUri: null },
    ];
    const history = [
      update(3, refused, { purpose, status: 422 }),
      create(4, { ...WHOLE, tosUri: 'https://www.example.com/terms' }, { clientId: 'b' }),
    ];
    const shown = { ...NEW, tosUri: 'https://www.example.com/terms' };
    const told = [
      get(5, { ...WHOLE, tosUri: 'https://www.example.com/terms' }, { clientId: 'b' }),
      update(6, kept, { purpose, clientId: 'b' }),
      get(7, shown, { clientId: 'b' }),
    ];
    expect(pinned(...made, ...history, ...told)).to.deep.equal({ 'update-null-scalars': 'mixed' });
  });

  it('that fall short of a mixed pin are told, though another pin of the same answer holds', () => {
    const history = [
      create(1, { ...WHOLE, contacts: ['a@example.com'] }),
      get(2, { ...WHOLE, contacts: ['a@example.com'] }),
      update(3, { ...NEW, logoUri: null, contacts: null }, { purpose }),
      get(4, { ...NEW, contacts: undefined }),
    ];
    const pins = { 'update-null-scalars': 'mixed', 'update-null-arrays': 'cleared' };
    const told = tell(history, { pins });
    const own = told.filter(({ monitor }) => monitor === 'empty-values-stay-as-pinned');
    expect(failures(own)).to.deep.equal([
      `empty-values-stay-as-pinned ${history[3]?.id ?? ''} response.body: \`ignored\``,
    ]);
  });

  it('of a member that nobody had set say nothing', () => {
    const nulled = update(3, { ...NEW, tosUri: null }, { purpose });
    expect(pinned(...made, nulled, get(4, NEW))).to.deep.equal({});
  });
});
