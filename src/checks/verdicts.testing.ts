import type { Check, CheckContext, Monitor } from '../model/check.js';
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
export const tell = (check: Check, exchange: Exchange): string | readonly string[] =>
  inWords(verdictOf(check, exchange));

/** The same of a monitor that sees one exchange. */
export const tellOfMonitor = (monitor: Monitor, exchange: Exchange): string | readonly string[] => {
  let said: Verdict | undefined;
  const run = monitor.start(context(), (_, verdict) => {
    said = verdict;
  });
  run.judge(exchange);
  run.finish();
  if (!said) throw new Error('nothing was said');
  return inWords(said);
};

const inWords = (verdict: Verdict): string | readonly string[] => {
  if (verdict.outcome === 'pass') return 'pass';
  if (verdict.outcome !== 'fail') return `${verdict.outcome}: ${verdict.because}`;
  return verdict.observations.map(line);
};

const line = ({ at, expected, actual, severity }: Observation): string =>
  `${severity === undefined ? '' : `${severity}: `}${at}: ${expected}, not ${actual}`;
