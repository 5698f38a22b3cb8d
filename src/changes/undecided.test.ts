import { expect } from 'chai';
import { changesOf, messageOf } from './diff.testing.js';

const WIDTH = 30;

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const indexes = Array.from({ length: WIDTH }, (_, index) => index);

/** More alternatives than are told apart. */
const both = (one: string, other: string) => ({
  allOf: [
    { anyOf: indexes.map((index) => ({ pattern: `^${one}${index}` })) },
    { anyOf: indexes.map((index) => ({ pattern: `${other}${index}$` })) },
  ],
});

describe('what falls into too many alternatives', () => {
  const said = async (old: unknown, now: unknown): Promise<readonly string[]> => {
    const more = { Many: both('a', 'z') };
    const changes = await changesOf(
      messageOf(old, 'request', { more }),
      messageOf(now, 'request', { more }),
    );
    return changes.map(({ verdict, title }) => `${verdict}: ${title}`);
  };

  it('does not keep a list from being told by its length', async () => {
    const list = { type: 'array', uniqueItems: true, items: schema('Many') };
    expect(await said({ ...list, maxItems: 3 }, { ...list, maxItems: 4 })).to.deep.equal([]);
  });

  it('does not keep an object from being told by the number of its members', async () => {
    const object = { type: 'object', additionalProperties: { type: 'string' } };
    const named = { ...object, propertyNames: schema('Many'), maxProperties: 3 };
    expect(await said(named, { ...object, maxProperties: 4 })).to.deep.equal([]);
  });
});

describe('unequal items', () => {
  it('are no more than the values of a boolean that are listed', async () => {
    const list = { type: 'array', uniqueItems: true };
    const old = { ...list, items: { type: 'boolean', enum: [true] } };
    const changes = await changesOf(
      messageOf(old, 'request'),
      messageOf({ ...old, maxItems: 1 }, 'request'),
    );
    expect(changes).to.deep.equal([]);
  });
});
