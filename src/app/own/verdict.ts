import { SEVERITIES, type Observation } from '../../model/finding.js';
import { isObject } from '../../model/json/walk.js';
import { couldNotTell, notApplicable, PASS, type Verdict, verdictOf } from '../../model/verdict.js';

/** Characters of a reason. */
const LONGEST = 200;

/** What a check of the user's own gave, taken apart: nothing of it but what a verdict holds. Throws where it is none. */
export const rightVerdict = (given: unknown): Verdict => {
  if (!isObject(given)) throw new TypeError('it gave no verdict: return PASS, or fail(…)');
  if (typeof given.then === 'function') {
    // Nobody waits for it.
    Promise.resolve(given).catch(() => undefined);
    throw new TypeError('it gave a promise: a check answers at once');
  }
  const { outcome, because, observations } = given;
  if (outcome === 'pass') return PASS;
  if (outcome === 'not-applicable') return notApplicable(reasonOf(because));
  if (outcome === 'could-not-tell') return couldNotTell(reasonOf(because));
  if (outcome === 'fail' && Array.isArray(observations) && observations.length > 0)
    return verdictOf(observations.map(observationOf));
  throw new TypeError('it gave no verdict: return PASS, or fail(…)');
};

const reasonOf = (because: unknown): string => {
  if (typeof because === 'string' && because !== '') return because.slice(0, LONGEST);
  throw new TypeError('a verdict without a reason: say why');
};

const observationOf = (given: unknown): Observation => {
  const { at, expected, actual, shape, everywhere, severity, earlier } = isObject(given)
    ? given
    : {};
  if (typeof at !== 'string' || typeof expected !== 'string' || typeof actual !== 'string')
    throw new TypeError('an observation has the texts at, expected and actual');
  const own = SEVERITIES.find((each) => each === severity);
  if (severity !== undefined && own === undefined)
    throw new TypeError(`the severity of an observation is one of ${SEVERITIES.join(', ')}`);
  return {
    at,
    expected,
    actual,
    ...(typeof shape === 'string' ? { shape } : {}),
    ...(everywhere === true ? { everywhere } : {}),
    ...(own ? { severity: own } : {}),
    ...(Array.isArray(earlier) ? { earlier: earlier.map(String) } : {}),
  };
};
