import type { CheckSettings, Monitor } from '../../model/check.js';
import { Exchange, type ExchangeInit, isBefore } from '../../model/exchange.js';
import { newRegistry } from '../../registry/registry.testing.js';
import type { Verdict } from '../../model/verdict.js';
import { claims } from '../index.js';

export interface Told {
  readonly monitor: string;
  readonly exchange: Exchange;
  readonly verdict: Verdict;
}

/** Whether requests are served, and what a URI is, is no matter of the life cycle: the stores below lose and refuse what they call valid. */
const OF_SERVICE: readonly string[] = [
  'valid-request-is-served',
  'operation-is-served',
  'anonymous-is-refused',
  'challenge-names-bearer',
  'uris-are-absolute',
];

export const MONITORS = claims.filter(
  (claim): claim is Monitor => claim.kind === 'monitor' && !OF_SERVICE.includes(claim.id),
);

/** Hands a history to every monitor, as the engine does; `ahead`: all of it is recorded first. */
export const tell = (
  exchanges: readonly Exchange[],
  settings: Partial<CheckSettings> = {},
  ahead = false,
): readonly Told[] => {
  const history = newRegistry();
  const told: Told[] = [];
  const full = { consistencySeconds: 1, pins: {}, pin: () => undefined, ...settings };
  const runs = MONITORS.map((monitor) => ({
    monitor,
    run: monitor.start({ settings: full, history }, (each, verdict) => {
      told.push({ monitor: monitor.id, exchange: each, verdict });
    }),
  }));
  let recorded = 0;
  for (const each of exchanges) {
    while (recorded < exchanges.length) {
      const next = exchanges[recorded];
      if (!next || (!ahead && isBefore(each, next))) break;
      history.record(next);
      recorded++;
    }
    for (const { monitor, run } of runs) {
      const { match } = each;
      const id = match.kind === 'operation' ? match.operation.id : '';
      if (monitor.looksAt.operations?.includes(id) ?? true) run.judge(each);
    }
  }
  for (const { run } of runs) run.finish();
  return told;
};

/** What failed, as `monitor at: actual`. */
export const failures = (told: readonly Told[]): readonly string[] =>
  told.flatMap(({ monitor, verdict, exchange: { id } }) =>
    verdict.outcome === 'fail'
      ? verdict.observations.map(({ at, actual }) => `${monitor} ${id} ${at}: ${actual}`)
      : [],
  );

/** What one monitor says of one exchange. */
export const verdictOn = (
  id: string,
  monitor: string,
  history: readonly Exchange[],
  settings: Partial<CheckSettings> = {},
): string => {
  const told = tell(history, settings).find(
    (each) => each.monitor === monitor && each.exchange.id === id,
  );
  const verdict = told?.verdict;
  if (!verdict) return 'nothing';
  return 'because' in verdict ? `${verdict.outcome}: ${verdict.because}` : verdict.outcome;
};

/** The same exchange with other times; the purpose is kept only where it is among the changes. */
const remade = (each: Exchange, changes: Partial<ExchangeInit>): Exchange => {
  const { id, source, startedAt, endedAt, request, response, failure, match } = each;
  const init = { id, source, startedAt, endedAt, request, response, failure, ...changes };
  return Object.assign(new Exchange(init), { match });
};

/** The same exchange in a recording made elsewhere. */
export const strange = (each: Exchange): Exchange => remade(each, {});

/** Exchanges of a recording made elsewhere that stand in it otherwise than their clock says. */
export const standing = (
  ...places: readonly (readonly [place: number, each: Exchange])[]
): readonly Exchange[] =>
  places.map(([place, each]) => remade(each, { order: { file: 0, place } }));

/** The same exchange by a clock that counts in steps. */
export const coarse = (each: Exchange, precisionMs: number): Exchange => {
  const round = (time: number) => Math.round(time / precisionMs) * precisionMs;
  const { startedAt, endedAt, purpose } = each;
  return remade(each, {
    startedAt: round(startedAt),
    endedAt: round(endedAt),
    precisionMs,
    purpose,
  });
};
