import { expect } from 'chai';
import type { ReasonCode } from '../history/gate/report.js';
import type { InputKind } from '../model/gate.js';
import { GateInputs } from './gate-inputs.testing.js';
import { STATES, type State } from './gate-states.testing.js';

/** What the gate says of an input: the codes of its reasons, or why the cell cannot be. */
type Cell = readonly ReasonCode[] | string;
type Row = Readonly<Record<State, Cell>>;

const OF_A_REPORT: Row = {
  good: [],
  waived: [],
  missing: ['missing'],
  unreadable: ['unreadable'],
  'too old': ['too-old'],
  'of a time to come': ['time-to-come'],
  interrupted: ['interrupted'],
  'a shard': ['shard'],
  embedded: ['embedded'],
  'of another target': ['other-target'],
  'of another document': ['other-document'],
  'of another provider version': ['other-provider-version'],
  narrowed: ['narrowed'],
  'without evidence': ['without-evidence'],
  failing: ['failing'],
  'failing under an expired waiver': ['failing'],
};
const NO_TARGET = 'it is about documents: no target is asked';
const TABLE: Readonly<Record<InputKind, Row>> = {
  run: OF_A_REPORT,
  check: OF_A_REPORT,
  'pact verify': OF_A_REPORT,
  'pact check': {
    ...OF_A_REPORT,
    embedded: NO_TARGET,
    'of another target': NO_TARGET,
    'of another provider version': NO_TARGET,
  },
  diff: {
    ...OF_A_REPORT,
    interrupted: 'it is written whole or not at all',
    'a shard': 'there are no shards of a diff',
    embedded: NO_TARGET,
    'of another target': NO_TARGET,
    'of another provider version': NO_TARGET,
    narrowed: 'two documents are compared whole',
    'without evidence': ['undecided'],
    failing: ['breaking'],
    'failing under an expired waiver': ['breaking'],
  },
};

describe('the gate, by kind and state of an input', () => {
  let inputs: GateInputs;

  before(async function () {
    this.timeout(60_000);
    inputs = await GateInputs.make();
  });
  after(() => inputs.close());

  for (const [kind, row] of Object.entries(TABLE) as readonly [InputKind, Row][]) {
    for (const state of STATES) {
      const cell = row[state];
      if (typeof cell === 'string') continue;
      it(`decides on a report of ${kind} that is ${state}: ${cell.join(', ') || 'it may ship'}`, async () => {
        const { report } = await inputs.decide(kind, state);
        const [input] = report.inputs;
        const isWrong = cell.includes('failing') || cell.includes('breaking');
        expect({
          codes: input?.reasons.map(({ code }) => code),
          verdict: report.verdict,
          mends: input?.reasons.every(({ mend }) => mend.startsWith('conformance ')),
        }).to.deep.equal({
          codes: cell,
          verdict: cell.length === 0 ? 'conforms' : isWrong ? 'does-not-conform' : 'could-not-tell',
          mends: true,
        });
      });
    }
  }
});
