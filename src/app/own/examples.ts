import { Judgement } from '../../engine/judgement.js';
import type { Check, Monitor } from '../../model/check.js';
import type { Contract } from '../../model/contract.js';
import { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';
import type { CheckTally } from '../../model/report.js';
import { engineOptions, reportOf } from '../given/engine.js';
import { exchangeOf } from '../given/exchange.js';
import { operationOf } from '../given/options.js';
import { adapted } from './adapt.js';
import type { OwnCheck, OwnExample, OwnMonitor } from './define.js';
import { OwnFaults } from './faults.js';
import type { Loaded } from './load.js';

/** What became of one example of a check of the user's own. */
export interface Tried {
  readonly check: string;
  readonly module: string;
  readonly must: 'pass' | 'fail';
  /** Counted from one. */
  readonly number: number;
  /** Why it is not as it must be; undefined: it is. */
  readonly wrong: string | undefined;
}

/** Tries checks on their examples: what is under `pass` must not fail, what is under `fail` must. */
export const triedOn = (loaded: readonly Loaded[], contract: Contract): readonly Tried[] =>
  loaded.flatMap(({ own, module }) =>
    (['pass', 'fail'] as const).flatMap((must) =>
      historiesOf(own, must).map((history, index) => ({
        check: own.id,
        module,
        must,
        number: index + 1,
        wrong: tried(own, module, must, history, contract),
      })),
    ),
  );

const historiesOf = (own: OwnCheck | OwnMonitor, must: 'pass' | 'fail') =>
  own.kind === 'check' ? own.examples[must].map((each) => [each]) : own.examples[must];

/** The steps of an example without times are so far apart, milliseconds. */
const STEP = 1000;

const tried = (
  own: OwnCheck | OwnMonitor,
  module: string,
  must: 'pass' | 'fail',
  history: readonly OwnExample[],
  contract: Contract,
): string | undefined => {
  const faults = new OwnFaults();
  try {
    const tally = tallyOf(adapted(own, module, faults), history, contract);
    if (faults.first) return faults.first.message;
    if (must === 'pass') return tally.fail > 0 ? 'it fails' : undefined;
    return tally.fail > 0 ? undefined : notFailing(tally);
  } catch (error) {
    if (error instanceof ConformanceError) return `${error.message}: ${error.next}`;
    return 'the example is no exchange, or no list of exchanges';
  }
};

const notFailing = ({ pass, reasons }: CheckTally): string => {
  if (pass > 0) return 'it does not fail';
  const [first] = reasons;
  return first ? `it is not judged: ${first.because}` : 'it is not judged';
};

const tallyOf = (
  claim: Check | Monitor,
  history: readonly OwnExample[],
  contract: Contract,
): CheckTally => {
  const settings = { consistencySeconds: 0, pins: {}, gate: 'error' as const };
  const options = engineOptions({ contract, claims: [claim], settings, salt: '' });
  const judgement = new Judgement(options);
  const exchanges = history.map(({ operation, ...given }, index) => {
    const placing = { contract, base: undefined, operation: operationOf(operation, contract) };
    const moment = { id: `e${index + 1}`, at: index * STEP };
    return exchangeOf(given, placing, moment).exchange;
  });
  judgement.judge({ exchanges });
  const [tally] = reportOf(judgement, options).checks;
  if (tally) return tally;
  throw appError('internal', 'the engine said nothing of a check');
};
