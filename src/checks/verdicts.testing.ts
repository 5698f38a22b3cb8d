import type { Check, CheckContext } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { newRegistry } from '../registry/registry.testing.js';
import type { Verdict } from '../model/verdict.js';

const context = (): CheckContext => ({
  settings: { consistencySeconds: 5, pins: {}, pin: () => undefined },
  history: newRegistry(),
});

export const verdictOf = (check: Check, exchange: Exchange): Verdict =>
  check.evaluate(exchange, context());

/** `pass`, or the outcome with its reason, or each observation as one line. */
export const tell = (check: Check, exchange: Exchange): string | readonly string[] => {
  const verdict = verdictOf(check, exchange);
  if (verdict.outcome === 'pass') return 'pass';
  if (verdict.outcome !== 'fail') return `${verdict.outcome}: ${verdict.because}`;
  return verdict.observations.map(line);
};

const line = ({ at, expected, actual, severity }: Observation): string =>
  `${severity === undefined ? '' : `${severity}: `}${at}: ${expected}, not ${actual}`;
