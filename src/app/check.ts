import { randomBytes } from 'node:crypto';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Source } from '../model/source.js';
import { HarSource } from '../recordings/source.js';
import { conduct, contractOf, type Conducted } from './conduct.js';
import type { Hooks } from './hooks.js';
import { resolveSettings, type JudgeOptions } from './settings.js';

export interface CheckOptions extends JudgeOptions {
  /** HAR files; `-` is standard input. */
  readonly files: readonly string[];
  /** Recorded host and prefix that stand for the document's server. */
  readonly baseUrl?: string;
}

/** Judges recordings; opens no connection. */
export const conductCheck = async (options: CheckOptions, hooks: Hooks): Promise<Conducted> => {
  const settings = resolveSettings(options, hooks.env, Date.now());
  const contract = await contractOf(settings);
  const redactor = new ShapeRedactor({ salt: randomBytes(16).toString('hex') });
  const source = new HarSource(options.files, {
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    onPassedOver: (count) => {
      if (count > 0)
        hooks.note(
          `conformance: ${count} entries are passed over: no HTTP, out of a cache, or outside the base`,
        );
    },
  });
  const read = await primed(source);
  return conduct(
    {
      command: 'check',
      target: options.files.join(', '),
      seed: 0,
      contract,
      source: read,
      redactor,
      ...(source.again ? { reread: source.again } : {}),
    },
    settings,
    hooks,
  );
};

/** A source whose first batch has been read: an unreadable recording is refused before a report is begun. */
const primed = async (source: Source): Promise<Source> => {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
  })();
};
