import { expect } from 'chai';
import { documentOf, load, schemaOf } from './document.testing.js';

const TEXT = { type: 'string' };

/** Ways in which a member of one document refers to a schema that is a text. */
const WAYS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'an anchor': { S: { properties: { q: { $ref: '#text' } } }, T: { $anchor: 'text', ...TEXT } },
  'an address of its own': {
    S: { properties: { q: { $ref: 'https://example.com/text' } } },
    T: { $id: 'https://example.com/text', ...TEXT },
  },
  'a relative address': {
    S: { $id: 'https://example.com/s', properties: { q: { $ref: 'text' } } },
    T: { $id: 'https://example.com/text', ...TEXT },
  },
  'an anchor of an address': {
    S: { properties: { q: { $ref: 'https://example.com/t#text' } } },
    T: { $id: 'https://example.com/t', $defs: { a: { $anchor: 'text', ...TEXT } } },
  },
  'a pointer within its own address': {
    S: {
      $id: 'https://example.com/s',
      properties: { q: { $ref: '#/$defs/t' } },
      $defs: { t: TEXT },
    },
  },
  'a dynamic anchor': {
    S: { properties: { q: { $dynamicRef: '#text' } } },
    T: { $dynamicAnchor: 'text', ...TEXT },
  },
  'an anchor and a limit beside it': {
    S: { properties: { q: { $ref: '#text', maxLength: 1 } } },
    T: { $anchor: 'text', ...TEXT },
  },
};

describe('a schema that is referred to by a name', () => {
  for (const [what, schemas] of Object.entries(WAYS)) {
    it(`(${what}) judges`, async () => {
      const schema = await schemaOf(schemas, '3.1.0');
      expect([
        schema.accepts({ q: 'a' }),
        schema.accepts({ q: 1 }),
        schema.doubt?.({ q: 'a' }),
      ]).to.deep.equal([true, false, undefined]);
    });
  }

  it('leaves no gap', async () => {
    const all = Object.values(WAYS).slice(0, 2);
    const gaps = await Promise.all(
      all.map(async (schemas) => (await load(documentOf(schemas, '3.1.0'))).gaps),
    );
    expect(gaps.flat()).to.deep.equal([]);
  });

  it('is in doubt where two dynamic anchors have the name', async () => {
    const schemas = {
      S: { properties: { q: { $dynamicRef: '#a' } } },
      T: { $dynamicAnchor: 'a', ...TEXT },
      U: { $dynamicAnchor: 'a' },
    };
    const schema = await schemaOf(schemas, '3.1.0');
    expect(schema.doubt?.({ q: 1 })).to.match(/may mean several schemas$/);
  });
});

describe('a word that the dialect does not know', () => {
  for (const word of ['$recursiveRef', 'dependencies', 'unit', 'summary', 'additionalItems']) {
    it(`(${word}) judges nothing`, async () => {
      const schema = await schemaOf({ S: { [word]: '#', required: ['q'] } }, '3.1.0');
      expect([
        schema.accepts({}),
        schema.accepts({ q: 1 }),
        schema.doubt?.({ q: 1 }),
      ]).to.deep.equal([false, true, undefined]);
    });
  }
});
