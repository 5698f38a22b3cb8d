import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { ConformanceError } from '../model/error.js';
import type { Batch } from '../model/source.js';
import { type Memory, withinMemory } from './memory.js';

// eslint-disable-next-line @typescript-eslint/require-await
async function* batches(count: number): AsyncGenerator<Batch> {
  for (let index = 0; index < count; index += 1) yield { exchanges: [] };
}

const MB = 1024 ** 2;

/** Where each batch takes so many megabytes, of which so many are held. */
class Filling implements Memory {
  readonly limit = 4000 * MB;
  collected = 0;
  #used = 100 * MB;
  #held = 100 * MB;
  readonly #step: number;
  readonly #kept: number;

  constructor({ step, kept }: { step: number; kept: number }) {
    this.#step = step;
    this.#kept = kept;
  }

  used(): number {
    return this.#used;
  }

  collect(): void {
    this.collected += 1;
    this.#used = this.#held;
  }

  async *batches(count: number): AsyncGenerator<Batch> {
    for await (const batch of batches(count)) {
      this.#used += this.#step * MB;
      this.#held += this.#kept * MB;
      yield batch;
    }
  }
}

const read = async (memory: Filling, most: number): Promise<string> => {
  let count = 0;
  try {
    for await (const batch of withinMemory(memory.batches(most), memory))
      count += batch.exchanges ? 1 : 0;
    return `${count}`;
  } catch (error) {
    return error instanceof ConformanceError ? `${error.code} after ${count}` : 'another error';
  }
};

describe('the memory of a judge', () => {
  it('lets all pass while there is enough', async () => {
    expect(await read(new Filling({ step: 1, kept: 1 }), 5)).to.equal('5');
  });

  it('ends a source where it is short', async () => {
    const said = await read(new Filling({ step: 1000, kept: 1000 }), 9);
    expect(said).to.equal('out-of-memory after 3');
  });

  it('goes on where what fills it is held by nobody', async () => {
    expect(await read(new Filling({ step: 1000, kept: 0 }), 9)).to.equal('9');
  });

  it('collects what has piled up', async () => {
    const memory = new Filling({ step: 10, kept: 0 });
    await read(memory, 140);
    expect(memory.collected).to.equal(20);
  });

  it('collects the less often the more is held', async () => {
    const memory = new Filling({ step: 10, kept: 10 });
    await read(memory, 140);
    expect(memory.collected).to.equal(6);
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
