import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../model/exchange.js';
import { entry, har } from './entry.testing.js';
import { HarSource } from './source.js';

describe('what a recording may hold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bounds-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const read = async (source: HarSource): Promise<readonly Exchange[]> => {
    const all: Exchange[] = [];
    for await (const { exchanges = [] } of source) all.push(...exchanges);
    return all;
  };
  const answering = (text: string) => ({
    ...entry,
    response: { ...entry.response, content: { size: text.length, text } },
  });

  for (const [length, isKept] of [
    [9, true],
    [11, false],
  ] as const)
    it(`of content of ${length} bytes, ten allowed: ${isKept ? 'all' : 'nothing'}`, async () => {
      const file = join(folder, 'a.har');
      writeFileSync(file, har(answering('x'.repeat(length))));
      const [exchange] = await read(new HarSource([file], { longestBody: 10 }));
      expect(exchange?.response?.body.isKept).to.equal(isKept);
    });

  it('of text that no limit of a run would let pass: nothing', async () => {
    const file = join(folder, 'b.har');
    writeFileSync(file, har(entry, answering('x'.repeat(25 * 1024 ** 2))));
    const bodies = (await read(new HarSource([file]))).map(({ response }) => response?.body.isKept);
    expect(bodies).to.deep.equal([true, false]);
  });

  it('of values in one entry: a million', async () => {
    const file = join(folder, 'c.har');
    const [first = '', last = ''] = har(entry, { ...entry, _more: '@' }).split('"@"');
    writeFileSync(file, `${first}[${'[],'.repeat(1_400_000)}0]${last}`);
    expect(await read(new HarSource([file]))).to.have.length(1);
  });

  it('of what comes on standard input: as much as there is room for on disk', async () => {
    const lines = Array.from({ length: 3000 }, () => JSON.stringify(answering('x'.repeat(2000))));
    // eslint-disable-next-line @typescript-eslint/require-await
    const input = (async function* () {
      for (const line of lines) yield Buffer.from(`${line}\n`);
    })();
    const source = new HarSource(['-'], {}, input);
    const exchanges = await read(source);
    expect(exchanges).to.have.length(3000);
    expect(source.again?.(exchanges[7]?.id ?? '')).to.deep.equal(exchanges[7]);
  });
});
