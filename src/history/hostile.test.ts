import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Night } from './nights.js';
import { readLines } from './file.js';
import { nightsIn } from './history.js';
import { finding, nightAt } from './night.testing.js';
import { trendsOf } from './trend.js';

const textOf = (nights: readonly unknown[]) =>
  nights.map((night) => `\n${JSON.stringify(night)}\n`).join('');
const whyOf = (text: string, now?: number) =>
  nightsIn(text, now).passedOver.map(({ line, why }) => `${line} ${why}`);

describe('a hostile history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('with a line that is too long loses that line, and no other', () => {
    const file = join(folder, 'long');
    writeFileSync(file, `short\n${'x'.repeat(200_000)}\n\nshort again`);
    const lines: (string | undefined)[] = [];
    readLines(file, (line) => lines.push(line), 1000);
    expect(lines).to.deep.equal(['short', undefined, '', 'short again']);
  });

  it('with a line of a megabyte is read', () => {
    const long = nightAt(1, { narrowedBy: ['x'.repeat(1_000_000)] });
    expect(nightsIn(textOf([long, nightAt(2)])).nights).to.have.length(2);
  });

  it('of a hundred thousand lines that are no nights names the first, and counts them all', () => {
    const { nights, passedOver, passedOverInAll } = nightsIn(
      `${'5\n'.repeat(100_000)}${JSON.stringify(nightAt(1))}`,
    );
    expect([nights.length, passedOver.length, passedOverInAll]).to.deep.equal([1, 100, 100_000]);
  });

  it('whose lines are nested without end is no history', () => {
    const deep = '['.repeat(100_000);
    expect(whyOf(`${deep}\n${deep}${']'.repeat(100_000)}`)).to.deep.equal([
      '1 torn',
      '2 not a night',
    ]);
  });

  it('of a clock that ran ahead has no last night for ever', () => {
    const now = Date.parse(nightAt(3).start);
    const ahead = { ...nightAt(400), run: 'ahead' };
    const { nights, passedOver } = nightsIn(textOf([nightAt(1), ahead, nightAt(2)]), now);
    expect([nights.map(({ run }) => run), passedOver]).to.deep.equal([
      ['run-1', 'run-2'],
      [{ line: 4, why: 'of a time to come' }],
    ]);
  });

  it('of a clock that goes back is told in the order of its nights', () => {
    const { nights } = nightsIn(textOf([nightAt(2), nightAt(1)]));
    expect(nights.map(({ run }) => run)).to.deep.equal(['run-1', 'run-2']);
  });

  it('holds no count below nothing', () => {
    const wrong = [
      { evidence: { ...nightAt(1).evidence, requirements: [-1, 5] } },
      { latencies: { listClients: { p50: 1, p95: -1, max: 1 } } },
    ].map((change) => ({ ...nightAt(1), ...change }));
    expect(whyOf(textOf(wrong))).to.deep.equal(['2 not a night', '4 not a night']);
  });

  it('names operations and pins as it likes', () => {
    const odd = JSON.parse(
      '{"latencies":{"__proto__":{"p50":1,"p95":2,"max":3}},"pins":{"__proto__":"x","constructor":"y"}}',
    ) as Partial<Night>;
    const nights = [nightAt(0, odd), nightAt(1, { ...odd, pins: { constructor: 'z' } })];
    const [trend] = trendsOf(nightsIn(textOf(nights)).nights, undefined);
    expect(trend?.marks.map(({ name, from, to }) => [name, from, to])).to.deep.equal([
      ['constructor', 'y', 'z'],
    ]);
  });

  it('of more nights than are told of says how many it leaves out', () => {
    const many = Array.from({ length: 2_010 }, (_, at) =>
      nightAt(at / 10, { run: String(at), findings: at === 0 ? [finding('a')] : [] }),
    );
    const [trend] = trendsOf(many, undefined);
    expect([trend?.nights.length, trend?.leftOut, trend?.findings]).to.deep.equal([2000, 10, []]);
  });
});
