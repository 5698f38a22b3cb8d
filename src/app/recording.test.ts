import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appError } from './errors.js';
import type { Report } from '../model/report.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Batch, Source } from '../model/source.js';
import type { Judged } from './outcome.js';
import { recording } from './recording.js';

describe('a recording of a judged run', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recording-'));
    file = join(folder, 'night.har');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const redactor = new ShapeRedactor({ salt: 'x' });
  const judged: Judged = {
    kind: 'judged',
    report: {} as Report,
    errors: [],
    signal: undefined,
    files: [],
  };
  async function* twoBatches(): AsyncGenerator<Batch> {
    yield await Promise.resolve({ cutShort: 'one' });
    yield { cutShort: 'two' };
  }
  const drain = async (source: Source): Promise<number> => {
    let count = 0;
    for await (const batch of source) count += batch.cutShort === undefined ? 0 : 1;
    return count;
  };

  it('is in its place once the run is judged', async () => {
    await recording(file, redactor, () => Promise.resolve(judged));
    expect(readdirSync(folder)).to.deep.equal(['night.har']);
  });

  it('leaves nothing where judging throws', async () => {
    const thrown: unknown = await recording(file, redactor, () =>
      Promise.reject(new Error('planted')),
    ).catch((error: unknown) => error);
    expect([String(thrown), readdirSync(folder)]).to.deep.equal(['Error: planted', []]);
  });

  it('passes every batch on', async () => {
    let count = 0;
    await recording(file, redactor, async (recorded) => {
      count = await drain(recorded(twoBatches()));
      return judged;
    });
    expect(count).to.equal(2);
  });

  it('that is lost is told behind what went wrong before it', async () => {
    const before = appError('reports-lost', 'planted');
    const { errors } = await recording(file, redactor, () => {
      mkdirSync(join(file, 'full'), { recursive: true });
      return Promise.resolve({ ...judged, errors: [before] });
    });
    expect(errors.map(({ code }) => code)).to.deep.equal(['reports-lost', 'recording-lost']);
  });
});
