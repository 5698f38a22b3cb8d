import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '../model/event.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Reporter } from '../model/reporter.js';
import { openOutputs, type OutputOptions } from './outputs.js';

const EVENT: RunEvent = { type: 'operation-counted', operation: undefined } as never;

describe('the outputs of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const reporter = (name: string, event: (write: (text: string) => void) => void): Reporter => ({
    ...{ name, title: name, file: `${name}.txt` },
    start: (sink) => ({
      event: () => {
        event((text) => {
          sink.write(text);
        });
      },
    }),
  });
  const one = reporter('one', (write) => {
    write('one\n');
  });
  const open = (reporters: readonly Reporter[], more: Partial<OutputOptions> = {}) =>
    openOutputs({
      ...{ reporters, folder, redactor: new ShapeRedactor({ salt: 'x' }) },
      ...{ style: { colour: false, columns: 80, quiet: false }, out: () => undefined, ...more },
    });

  it('are in their places only once they are closed', () => {
    const outputs = open([one]);
    outputs.event(EVENT);
    const before = readdirSync(folder).includes('one.txt');
    outputs.close();
    expect([before, readdirSync(folder)]).to.deep.equal([false, ['one.txt']]);
  });

  it('leave the report of an earlier run as it was until then', () => {
    writeFileSync(join(folder, 'one.txt'), 'earlier');
    open([one]).event(EVENT);
    expect(readFileSync(join(folder, 'one.txt'), 'utf8')).to.equal('earlier');
  });

  it('leave nothing of a reporter that throws, and keep the others', () => {
    const outputs = open([
      reporter('bad', (write) => {
        write('half');
        throw new Error('planted');
      }),
      one,
    ]);
    outputs.event(EVENT);
    expect(outputs.close()?.message).to.equal('the bad reporter failed: planted');
    expect(readdirSync(folder)).to.deep.equal(['one.txt']);
  });

  it('leave nothing of a reporter that would write a secret', () => {
    const redactor = new ShapeRedactor({ salt: 'x' });
    redactor.learn('open-sesame-now');
    const outputs = open(
      [
        reporter('bad', (write) => {
          write('the word is open-sesame-now');
        }),
      ],
      { redactor },
    );
    outputs.event(EVENT);
    expect([outputs.close()?.code, readdirSync(folder)]).to.deep.equal(['secret-in-output', []]);
  });

  it('say that a file cannot be put in its place, and blame no reporter', () => {
    const outputs = open([one]);
    outputs.event(EVENT);
    mkdirSync(join(folder, 'one.txt', 'full'), { recursive: true });
    expect(outputs.close()).to.include({ code: 'reports-lost', exit: 70 });
    expect(readdirSync(folder)).to.deep.equal(['one.txt']);
  });

  it('say that the job summary cannot be written, and keep the others', () => {
    const summary = join(folder, 'none', 'summary.md');
    const outputs = open([one], { jobSummary: { reporter: one, file: summary } });
    outputs.event(EVENT);
    expect(outputs.close()).to.include({ code: 'reports-lost' });
    expect(readdirSync(folder)).to.deep.equal(['one.txt']);
  });
});
