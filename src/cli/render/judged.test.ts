import { expect } from 'chai';
import { ReportBuilder } from '../../engine/report-builder.js';
import { rich, untold } from '../../reporters/_sample.testing.js';
import type { Terminal } from '../terminal.js';
import { tellJudged } from './judged.js';

describe('the annotations of a workflow', () => {
  const notesOf = (events: ReturnType<typeof rich>, env: Terminal['env']) => {
    const builder = new ReportBuilder();
    for (const event of events) builder.add(event);
    const report = builder.build();
    if (!report) throw new TypeError('the sample has no end');
    const notes: string[] = [];
    const terminal = { env, note: (line: string) => notes.push(line) } as unknown as Terminal;
    const done = { kind: 'judged', report, errors: [], signal: undefined, files: [] } as const;
    tellJudged(done, terminal, true);
    return notes;
  };
  const ACTIONS = { GITHUB_ACTIONS: 'true' };

  it('are one a cause that fails, on the line of the document', () => {
    const notes = notesOf(rich(), ACTIONS);
    expect(notes.length).to.be.within(2, 10);
    expect(new Set(notes.map((note) => note.split(' ', 1)[0]))).to.deep.equal(new Set(['::error']));
    expect(notes.join('\n')).to.include(
      '::error file=specs/partner-clients.v0.yaml,line=178,title=sample-body-fits::',
    );
  });

  it('say why nothing could be told', () => {
    expect(notesOf(untold(), ACTIONS)[0]).to.match(/^::error title=could not tell::/);
  });

  it('are none elsewhere', () => {
    expect(notesOf(rich(), {})).to.deep.equal([]);
  });
});
