import { expect } from 'chai';
import fc from 'fast-check';
import { isObject, membersOf } from './walk.js';
import { valueAt } from './pointer.js';

describe('membersOf', () => {
  it('gives the members of objects in arrays, with their pointers', () => {
    const members = [...membersOf([{ 'a/b': { c: 1 } }, 2])];
    expect(members.map(({ pointer }) => pointer)).to.deep.equal(['/0/a~1b', '/0/a~1b/c']);
  });

  it('gives nothing for what has no members', () => {
    expect([...membersOf('x'), ...membersOf(null), ...membersOf([1])]).to.deep.equal([]);
  });

  it('reads any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}{"a":1}${']'.repeat(50_000)}`);
    expect([...membersOf(deep)].length).to.equal(1);
  });

  it('gives pointers that lead to the values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        [...membersOf(value)].every((member) => valueAt(value, member.pointer) === member.value),
      ),
    );
  });

  it('walks lists of any length', () => {
    const list = Array.from({ length: 300_000 }, () => ({ a: 1 }));
    expect([...membersOf(list)]).to.have.lengthOf(300_000);
  });
});

describe('isObject', () => {
  it('is true of objects alone', () => {
    const values = [{}, { a: 1 }, Object.create(null), [], null, undefined, 'x', 1, true];
    expect(values.map(isObject)).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
