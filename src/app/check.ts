import { HarSource } from '../recordings/source.js';
import { decodeWithin, MAX_BODY_BYTES } from '../transport/coding.js';
import { readFraming } from '../transport/framing.js';
import { appError } from './errors.js';
import type { Vouched } from '../model/exchange.js';
import type { Source } from '../model/source.js';
import { withoutTail } from '../model/tail.js';
import type { LoadedConfiguration } from '../settings/configuration.js';
import { remembered } from './history.js';
import { judged, readContract } from './judge.js';
import { judgingOf } from './judging.js';
import type { Judged } from './outcome.js';
import { ownClaimsOf } from './own/load.js';
import type { Ports } from './ports.js';
import { redactorFor } from './redactor.js';
import { toldFacts } from './run-facts.js';
import type { Settings } from './settings.js';
import { addressOf } from './target.js';

/**
 * Judges recordings; opens no connection.
 * @param files HAR files; `-` is standard input
 */
export const check = async (
  files: readonly string[],
  settings: Settings<'check'>,
  ports: Ports,
): Promise<Judged> => {
  const { values, configuration } = settings;
  const { baseUrl, reports, format, ofTarget } = values;
  const vouched = vouchedBy(values);
  const written = { reports, formats: format, target: ofTarget };
  const judging = judgingOf(settings, written, ports.env, Date.now(), await ownClaimsOf(settings));
  const contract = await readContract(judging);
  const redactor = redactorFor(ports);
  const source = new HarSource(files, {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    decode: decodeWithin(MAX_BODY_BYTES),
    readFraming,
    longestBody: MAX_BODY_BYTES,
    ...(vouched === undefined ? {} : { vouched }),
    known: {
      isOfDocument: ({ origin, target, prefix }) =>
        contract.match('GET', origin, target, prefix).kind !== 'unknown-path',
      prefixOf: (target) => contract.prefixOf(target),
    },
  });
  const read = await primed(source);
  const { history: told, historyDays: days } = values;
  // What the configuration names is for runs: a recording that is looked at is no night.
  const history = settings.given.has('history') ? told : undefined;
  const done = await judged(
    {
      command: 'check',
      target: ofTarget ?? files.join(', '),
      facts: {
        ...toldFacts(values, judging.exclusions, ports.env),
        targetUrl: targetUrlOf(ofTarget, configuration),
      },
      seed: 0,
      ...(history === undefined ? {} : { history }),
      ...(vouched === undefined ? {} : { vouched }),
      contract,
      source: read,
      redactor,
      ...(source.again ? { reread: source.again } : {}),
    },
    judging,
    expecting(source, ports),
  );
  return history === undefined ? done : remembered(done, redactor, { file: history, days });
};

/** Whoever waits hears how much there is. */
const expecting = (source: HarSource, ports: Ports): Ports => ({
  ...ports,
  hear: (news) => {
    const { expected } = source;
    ports.hear(news.kind === 'counted' && expected ? { ...news, expected } : news);
  },
});

/** The address of a named target, as far as the configuration or the name itself tells it. */
const targetUrlOf = (
  name: string | undefined,
  configuration: LoadedConfiguration,
): string | null => {
  const address = name === undefined ? undefined : (configuration.target(name)?.url ?? name);
  if (typeof address !== 'string' || !/^https?:/i.test(address)) return null;
  return withoutTail(addressOf(address, String(name)).href, '/');
};

/** Throws `usage`. */
const vouchedBy = ({ soleWriter, partial }: Settings<'check'>['values']): Vouched | undefined => {
  if (soleWriter && partial)
    throw appError('usage', '--sole-writer and --partial contradict each other', {
      next: 'leave one of them out',
    });
  if (soleWriter) return 'sole';
  return partial ? 'partial' : undefined;
};

/** A source whose first batch has been read: an unreadable recording is refused before a report is begun. */
const primed = async (source: Source): Promise<Source> => {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
  })();
};
