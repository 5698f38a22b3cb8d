import { expect } from 'chai';
import { hostile } from './_hostile.testing.js';
import { rich, written } from './_sample.testing.js';
import jsonl from './jsonl.js';

const lines = (text: string) => text.split('\n').slice(0, -1);

describe('the reporter jsonl', () => {
  it('goes into a file of its own', () => {
    expect(jsonl.file).to.equal('report.jsonl');
  });

  it('writes one line an event, each the event itself', () => {
    expect(lines(written(jsonl, rich())).map((line): unknown => JSON.parse(line))).to.deep.equal(
      rich(),
    );
  });

  it('writes each event when it comes', () => {
    expect(lines(written(jsonl, rich().slice(0, 3)))).to.have.length(3);
  });

  it('begins each line with the type of the event', () => {
    expect(
      lines(written(jsonl, rich())).filter((line) => !line.startsWith('{"type":"')),
    ).to.deep.equal([]);
  });

  it('keeps one event on one line, whatever the server said', () => {
    const text = written(jsonl, hostile());
    expect(text.split(/[\n\r\u0085\u2028\u2029]/)).to.have.length(hostile().length + 1);
  });
});
