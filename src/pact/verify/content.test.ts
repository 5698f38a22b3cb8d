import { expect } from 'chai';
import { sameContent } from './content.js';

const one = {
  description: 'one',
  request: { method: 'GET', path: '/a' },
  response: { status: 200 },
};
const two = {
  description: 'two',
  request: { method: 'GET', path: '/b' },
  response: { status: 404 },
};

describe('the content of a pact', () => {
  it('is the same whatever the order and the ids of a broker', () => {
    const { description, ...rest } = two;
    const held = [
      { _id: 'x', ...rest, description },
      { ...one, _id: 'y' },
    ];
    expect(sameContent({ interactions: [one, two] }, { interactions: held })).to.equal(true);
  });

  it('is another where an interaction differs, is missing or is there twice', () => {
    const changed = { ...two, response: { status: 410 } };
    for (const interactions of [[one, changed], [one], [one, two, two], [one, one]])
      expect(sameContent({ interactions: [one, two] }, { interactions })).to.equal(false);
  });

  it('is another where it nests too deeply to be told', () => {
    let deep: object = {};
    for (let depth = 0; depth < 200; depth += 1) deep = { deep };
    expect(sameContent({ interactions: [deep] }, { interactions: [deep] })).to.equal(false);
  });
});
