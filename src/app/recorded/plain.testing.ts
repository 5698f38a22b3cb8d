import type { Contract } from '../../model/contract.js';
import type { Exchange, Vouched } from '../../model/exchange.js';
import { isObject } from '../../model/json/walk.js';
import type { Report } from '../../model/report.js';
import type { Batch } from '../../model/source.js';
import { entryOf } from '../../recordings/record-entry.js';
import { readHar } from '../../recordings/har.js';
import { plainRedactor } from '../../redaction/plain.testing.js';
import { judgeSource } from '../judging.testing.js';
import { har } from './checked.testing.js';

/** The entries of exchanges as a recorder would write them that is not ours, credentials scrubbed or left out. */
export const plainEntries = (
  exchanges: readonly Exchange[],
  credentials: 'scrubbed' | 'left-out' = 'scrubbed',
): readonly unknown[] =>
  exchanges.map((exchange) => scrubbed(bare(entryOf(exchange, plainRedactor())), credentials));

/** Without our own fields. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, held]) => [name, bare(held)]),
  );
};

const scrubbed = (entry: unknown, how: 'scrubbed' | 'left-out'): unknown => {
  const request = isObject(entry) && isObject(entry.request) ? entry.request : {};
  const headers: readonly unknown[] = Array.isArray(request.headers) ? request.headers : [];
  const isCredential = (field: unknown): boolean =>
    isObject(field) && /^authorization$/i.test(String(field.name));
  const kept =
    how === 'left-out'
      ? headers.filter((field) => !isCredential(field))
      : headers.map((field) =>
          isCredential(field) && isObject(field) ? { ...field, value: 'Bearer REDACTED' } : field,
        );
  return { ...(entry as object), request: { ...request, headers: kept } };
};

/** Judges a recording as `check` does. */
export const judgeRecorded = (
  entries: readonly unknown[],
  contract: Contract,
  options: { readonly vouched?: Vouched; readonly pins?: Readonly<Record<string, string>> } = {},
): Promise<Report> => {
  const { vouched, pins } = options;
  const { exchanges } = readHar(har(entries), {
    file: 'plain.har',
    ...(vouched === undefined ? {} : { vouched }),
  });
  // eslint-disable-next-line @typescript-eslint/require-await
  const source = async function* (): AsyncGenerator<Batch> {
    yield { exchanges };
  };
  return judgeSource(source(), { contract, ...(pins ? { pins } : {}) });
};
