import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import type { RunEvent } from '../model/event.js';
import { replay } from './_replay.js';

const STARTED = '{"type":"run-started","schemaVersion":"1","tool":{},"run":{},"document":{}}';
const PIN = '{"type":"pin-observed","key":"update","value":"merge"}';
const FINISHED =
  '{"type":"run-finished","durationMs":1,"summary":{},"verdict":"conforms","reason":""}';

const heard = (lines: readonly string[]): readonly RunEvent['type'][] => {
  const types: RunEvent['type'][] = [];
  replay(lines, { event: ({ type }) => void types.push(type) });
  return types;
};

const refusal = (lines: readonly string[]): string => {
  try {
    return heard(lines).join();
  } catch (error) {
    return error instanceof ConformanceError ? `${error.code}: ${error.message}` : String(error);
  }
};

describe('replay', () => {
  it('tells every event in order', () => {
    expect(heard([STARTED, PIN, FINISHED, ''])).to.deep.equal([
      'run-started',
      'pin-observed',
      'run-finished',
    ]);
  });

  const broken: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing at all', [], 'report-incomplete: the stream of events breaks off'],
    ['no end', [STARTED, PIN], 'report-incomplete: the stream of events breaks off'],
    [
      'half a line at the end',
      [STARTED, PIN.slice(0, 20)],
      'report-incomplete: the stream of events breaks off',
    ],
    [
      'half a line in the middle',
      [STARTED, PIN.slice(0, 20), FINISHED],
      'report-invalid: line 2 is not JSON',
    ],
    [
      'no start',
      [PIN, FINISHED],
      'report-incomplete: the stream of events begins with pin-observed, not with the start of a run',
    ],
    [
      'a second start',
      [STARTED, STARTED],
      'report-invalid: line 2 of the stream of events starts the run a second time',
    ],
    [
      'more after the end',
      [STARTED, FINISHED, PIN],
      'report-invalid: line 3 of the stream of events comes after the end of the run',
    ],
    [
      'another version',
      [STARTED.replace('"1"', '"2"')],
      'report-invalid: line 1 of the stream of events is no event of ours',
    ],
    [
      'an unknown type',
      [STARTED, '{"type":"constructor"}'],
      'report-invalid: line 2 of the stream of events is no event of ours',
    ],
    [
      'a missing member',
      [STARTED, '{"type":"finding-made"}'],
      'report-invalid: line 2 of the stream of events is no event of ours',
    ],
    [
      'a value that is no object',
      [STARTED, 'null'],
      'report-invalid: line 2 of the stream of events is no event of ours',
    ],
    [
      'deep nesting',
      [STARTED, '['.repeat(1_000_000)],
      'report-invalid: line 2 of the stream of events is nested too deeply',
    ],
  ];
  for (const [what, lines, sentence] of broken) {
    it(`refuses ${what}`, () => {
      expect(refusal(lines)).to.equal(sentence);
    });
  }

  it('does not count brackets within strings', () => {
    const text = `\\"${'['.repeat(100)}`;
    const pin = `{"type":"pin-observed","key":"k","value":"${text}"}`;
    expect(heard([STARTED, pin, FINISHED])).to.have.length(3);
  });
});
