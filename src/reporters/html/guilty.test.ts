import { expect } from 'chai';
import { guiltyOf, piecesOf } from './_guilty.js';
import { bodyLines, type Line } from './_lines.js';

const clients = (logos: readonly unknown[]) =>
  bodyLines(JSON.stringify(logos.map((logoUri) => ({ logoUri }))), 'response.body');

const paths = (lines: readonly Line[], about: Parameters<typeof guiltyOf>[1]) =>
  [...guiltyOf(lines, about)].map(({ path }) => path);

describe('the lines that a finding is about', () => {
  const lines = clients([null, 'https://a.example', null, 'null and void']);

  it('are those of each item that has what was found, and of no other', () => {
    for (const at of ['response.body/*/logoUri', 'response.body/0/logoUri'])
      expect(paths(lines, [{ at, actual: '"logoUri" is null' }])).to.deep.equal([
        'response.body/0/logoUri',
        'response.body/2/logoUri',
      ]);
  });

  it('are all of the place where nothing tells them apart', () => {
    const at = 'response.body/*/logoUri';
    expect(paths(lines, [{ at, actual: 'odd' }]).length).to.equal(4);
    expect(paths(lines, [{ at: 'response.body/1/logoUri', actual: 'odd' }])).to.deep.equal([
      'response.body/1/logoUri',
    ]);
  });

  it('are found in a long list, with what is around them', () => {
    const long = clients(Array.from({ length: 400 }, (_, index) => (index === 300 ? null : 'x')));
    const guilty = guiltyOf(long, [{ at: 'response.body/*/logoUri', actual: 'it is null' }]);
    const pieces = piecesOf(long, guilty);
    const [hidden, ...around] = pieces.slice(
      pieces.findIndex((piece) => typeof piece === 'number'),
    );
    expect(hidden).to.be.greaterThan(800);
    expect(around.some((piece) => guilty.has(piece as Line))).to.equal(true);
    expect(pieces.length).to.be.lessThan(60);
  });

  it('are few of a long text that nothing is said of', () => {
    const long = clients(Array.from({ length: 400 }, () => 'x'));
    const pieces = piecesOf(long, new Set());
    expect([pieces.length, typeof pieces.at(-1)]).to.deep.equal([161, 'number']);
  });
});
