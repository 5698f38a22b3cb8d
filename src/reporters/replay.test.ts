import { listenerOf } from '../engine/listener.js';
import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import { FORMATS } from '../settings/formats.js';
import { replay } from './_replay.js';
import type { Reporter } from '../model/reporter.js';
import { hostile } from './_hostile.testing.js';
import { clean, LOOK, rich, untold, written } from './_sample.testing.js';
import { reporters } from './index.js';
import jsonl from './jsonl.js';

const replayed = (reporter: Reporter, stream: string): string => {
  const parts: string[] = [];
  const sink = { write: (text: string) => void parts.push(text) };
  replay(stream.split('\n'), listenerOf(reporter, sink, LOOK));
  return parts.join('');
};

describe('replayed from its stream', () => {
  const streams = { rich, clean, untold, hostile };
  for (const reporter of reporters) {
    for (const [name, events] of Object.entries(streams)) {
      it(`${reporter.name} is what it was live: ${name}`, () => {
        const live = written(reporter, events());
        expect(replayed(reporter, written(jsonl, events())) === live).to.equal(true);
      });
    }

    it(`${reporter.name} of a stream without its end is an error`, () => {
      const stream = written(jsonl, rich().slice(0, -1));
      expect(() => replayed(reporter, stream))
        .to.throw(ConformanceError)
        .with.property('code', 'report-incomplete');
    });
  }

  it('is written by reporters that are named as their files are', () => {
    expect(reporters.map(({ name }) => name)).to.deep.equal(FORMATS);
  });

  it('is said in a few words by every reporter', () => {
    expect(reporters.filter(({ title }) => !/^[a-z].{5,40}[^.]$/.test(title))).to.deep.equal([]);
  });

  it('has a file of its own for every reporter but the one that prints', () => {
    const files = reporters.flatMap(({ file }) => file ?? []);
    expect(new Set(files).size).to.equal(files.length);
    expect(reporters.filter(({ file }) => file === null).map(({ name }) => name)).to.deep.equal([
      'console',
    ]);
  });
});
