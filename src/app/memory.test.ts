import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { ConformanceError } from '../model/error.js';
import type { Batch } from '../model/source.js';
import { withinMemory } from './memory.js';

// eslint-disable-next-line @typescript-eslint/require-await
async function* batches(count: number): AsyncGenerator<Batch> {
  for (let index = 0; index < count; index += 1) yield { exchanges: [] };
}

const read = async (isShort?: () => boolean): Promise<number | string> => {
  let count = 0;
  try {
    for await (const batch of withinMemory(batches(5), isShort)) count += batch.exchanges ? 1 : 0;
    return count;
  } catch (error) {
    return error instanceof ConformanceError ? `${error.code} after ${count}` : 'another error';
  }
};

describe('the memory of a judge', () => {
  it('lets all pass while there is enough', async () => {
    expect(await read()).to.equal(5);
  });

  it('ends a source where it is short', async () => {
    let asked = 0;
    expect(await read(() => (asked += 1) > 3)).to.equal('out-of-memory after 3');
  });

  it('is short before Node aborts', async () => {
    const script = `
      import { withinMemory } from ${JSON.stringify(new URL('./memory.js', import.meta.url).href)};
      const held = [];
      async function* source() { for (;;) { held.push(Array(1e5).fill(0).map((_, i) => i + 0.5)); yield {}; } }
      try { for await (const _ of withinMemory(source())); } catch (error) { console.log(error.code); }`;
    const said = await new Promise<string>((resolve) => {
      const flags = ['--max-old-space-size=64', '--input-type=module', '--eval', script];
      execFile(process.execPath, flags, (_, out) => {
        resolve(out.trim());
      });
    });
    expect(said).to.equal('out-of-memory');
  });
});
