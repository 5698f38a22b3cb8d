import { expect } from 'chai';
import { foreign, har, livesOf, measured, type Measuring, oneBody } from './memory.testing.js';
import { Sandbox } from './spawn.testing.js';

const MEGABYTES = 300;

/** One more entry, that comes in pieces. */
function* followed(entries: Iterable<string>, pieces: Iterable<string>): Generator<string> {
  yield [...har(entries)].slice(0, -1).join('');
  yield ',';
  yield* pieces;
  yield ']}}';
}

describe('the memory that a check takes', () => {
  let sandbox: Sandbox;
  before(() => {
    sandbox = new Sandbox();
  });
  after(() => sandbox.close());

  const CASES: readonly (readonly [string, () => Iterable<string>, Measuring])[] = [
    ['a gigabyte of other hosts', () => har(foreign(1024, 1 << 20), livesOf(1)), {}],
    ['one body of 512 megabytes', () => followed(livesOf(1), oneBody(512)), {}],
    ['500,000 exchanges', () => har(livesOf(100_000)), {}],
    ['500,000 exchanges, gzipped', () => har(livesOf(100_000)), { packed: 'gzip' }],
    ['500,000 exchanges in an archive', () => har(livesOf(100_000)), { packed: 'zip' }],
    ['500,000 exchanges on standard input', () => linesOf(livesOf(100_000)), { piped: true }],
    ['100,000 entries of one instant', () => har(livesOf(20_000, 0)), {}],
  ];
  for (const [what, pieces, how] of CASES)
    it(`is bounded for ${what}`, async () => {
      const { code, said, megabytes, seconds } = await measured(sandbox, pieces(), how);
      console.log(`      ${megabytes.toFixed(0)} MB, ${seconds.toFixed(1)} s of CPU time`);
      expect(code, said).to.equal(0);
      expect(megabytes).to.be.below(MEGABYTES);
    });

  it('grows with nothing, and the time with the number of exchanges', async () => {
    const small = await measured(sandbox, har(livesOf(10_000)));
    const large = await measured(sandbox, har(livesOf(80_000)));
    expect(large.seconds / small.seconds).to.be.below(12);
  });
});

function* linesOf(entries: Iterable<string>): Generator<string> {
  for (const entry of entries) yield `${entry}\n`;
}
