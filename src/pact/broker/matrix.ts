import { terminal } from '../../model/escape.js';
import type { DeployAnswer, DeployRow } from './deploy-answer.js';
import { record } from '../file/json.js';

/** Rows that an answer shows; a broker may send thousands. */
const SHOWN = 200;

/**
 * Reads what `can-i-deploy -o json` printed: the broker's matrix. Its exit code says nothing, for a no
 * exits 0 too. Undefined where the text is no answer; `deployable: null` is the broker's "not known yet".
 */
export const answerOf = (stdout: string): DeployAnswer | undefined => {
  const matrix = record(parse(stdout));
  const summary = record(matrix?.summary);
  if (!matrix || !summary || !Array.isArray(matrix.matrix)) return undefined;
  const { deployable, reason } = summary;
  if (deployable !== true && deployable !== false && deployable !== null) return undefined;
  const rows = matrix.matrix.map((row: unknown) => rowOf(row));
  // A yes that its own rows contradict is no yes.
  const contradicted = deployable === true && rows.some(({ success }) => success === false);
  return {
    deployable: contradicted ? 'unknown' : (deployable ?? 'unknown'),
    reason: contradicted
      ? 'the broker says yes, and shows a failed verification'
      : sentence(reason),
    rows: rows.slice(0, SHOWN),
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const sentence = (reason: unknown): string =>
  typeof reason === 'string' && reason !== '' ? terminal(reason) : 'the broker gives no reason';

const rowOf = (value: unknown): DeployRow => {
  const row = record(value);
  const [consumer, provider] = [record(row?.consumer), record(row?.provider)];
  const success = record(row?.verificationResult)?.success;
  return {
    consumer: name(consumer?.name) ?? '?',
    consumerVersion: name(record(consumer?.version)?.number),
    provider: name(provider?.name) ?? '?',
    providerVersion: name(record(provider?.version)?.number),
    success: typeof success === 'boolean' ? success : null,
  };
};

const name = (value: unknown): string | null =>
  typeof value === 'string' ? terminal(value) : null;
