import { expect } from 'chai';
import fc from 'fast-check';
import { duplicateMembers, mayHoldSurrogates } from './_json-text.js';

const pointers = (text: string) =>
  duplicateMembers(text, JSON.parse(text)).map(({ pointer }) => pointer);

describe('duplicateMembers', () => {
  it('finds a name that stands twice', () => {
    expect(pointers('{"a":1,"b":2,"a":3}')).to.deep.equal(['/a']);
  });

  it('finds it in an item of a list, and says in which', () => {
    expect(pointers('[{"a":1},{"b":{"c":1 , "c" : 2}}]')).to.deep.equal(['/1/b/c']);
  });

  it('takes two spellings of a name for one', () => {
    expect(pointers('{"a":1,"\\u0061":2}')).to.deep.equal(['/a']);
  });

  it('leaves alone the same name in two objects, and names in strings', () => {
    expect(pointers('[{"a":1},{"a":1}]')).to.deep.equal([]);
    expect(pointers('{"a":"\\"a\\":1","b":":x","c":"a :b"}')).to.deep.equal([]);
    expect(pointers('{"a":{"a":1}}')).to.deep.equal([]);
  });

  it('knows the names that objects inherit', () => {
    expect(pointers('{"__proto__":1,"constructor":2,"hasOwnProperty":3}')).to.deep.equal([]);
    expect(pointers('{"__proto__":1,"__proto__":2}')).to.deep.equal(['/__proto__']);
  });

  it('reads any depth', () => {
    const deep = `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`;
    expect(pointers(deep)).to.deep.equal([]);
  });

  it('reads a string of a million escapes', () => {
    expect(pointers(`{"a":"${'\\n'.repeat(1_000_000)}"}`)).to.deep.equal([]);
  });

  it('finds none in what JSON.stringify writes, with any white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (value, space) => {
        return pointers(JSON.stringify(value, null, space)).length === 0;
      }),
    );
  });

  it('finds any member that is written twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.jsonValue(), (name, first, second) => {
        const member = (value: unknown) => `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        return pointers(`{${member(first)},${member(second)}}`).length === 1;
      }),
    );
  });
});

describe('mayHoldSurrogates', () => {
  it('sees the escapes of surrogates only', () => {
    const texts = ['"\\ud83d\\ude00"', '"\\uD800"', '"\\u00e9"', '"ud800"'];
    expect(texts.map(mayHoldSurrogates)).to.deep.equal([true, true, false, false]);
  });
});
