import { expect } from 'chai';
import { filled, shapeOf, variablesOf } from './path-template.js';

describe('a path template', () => {
  it('names its variables in order', () => {
    expect(variablesOf('/a/{b}/{c}-{d}/{}')).to.deep.equal(['b', 'c', 'd', '']);
  });

  it('has the shape of one whose variables have other names', () => {
    expect(shapeOf('/a/{b}/{c}-{d}')).to.equal(shapeOf('/a/{x}/{y}-{z}'));
  });

  it('is filled as it stands, whatever the value looks like', () => {
    expect(filled('/a/{b}/c/{d}', '$&{e}')).to.equal('/a/$&{e}/c/$&{e}');
  });

  it('has no variable across a slash', () => {
    expect(variablesOf('/a/{b/c}')).to.deep.equal([]);
  });
});
