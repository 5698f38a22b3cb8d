import { readFileSync, statSync } from 'node:fs';
import { ConformanceError, hasCode } from '../../model/error.js';
import { pactError } from '../errors.js';
import type { InteractionResult, PactResult } from '../../model/pact/pact.js';
import { record } from '../file/json.js';

/** What of a report bears on the question. */
export interface VerificationReport {
  readonly command: string;
  readonly target: string;
  readonly verdict: string;
  readonly startedAt: string;
  readonly documentSha256: string;
  readonly pacts: readonly PactResult[];
}

/** Larger reports are not read, bytes. */
const LARGEST = 256 * 1024 * 1024;

/** Reads report.json; undefined where there is none. Throws `report-invalid`. */
export const readVerification = (file: string): VerificationReport | undefined => {
  const text = read(file);
  if (text === undefined) return undefined;
  const report = record(parse(text, file));
  const [run, document] = [record(report?.run), record(report?.document)];
  if (!run || !document || report?.schemaVersion !== '1' || report.complete !== true)
    throw invalid(file);
  return {
    command: string(run.command, file),
    target: string(run.target, file),
    startedAt: string(run.startedAt, file),
    verdict: string(report.verdict, file),
    documentSha256: string(document.sha256, file),
    pacts: list(report.pacts ?? [], file).map((each) => pactOf(each, file)),
  };
};

const read = (file: string): string | undefined => {
  try {
    if (statSync(file).size > LARGEST) throw invalid(file);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof ConformanceError) throw cause;
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw pactError('file-unreadable', `the report ${file} cannot be read`, { cause });
  }
};

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(file);
  }
};

const invalid = (file: string): ConformanceError =>
  pactError('report-invalid', `${file} is no report of this tool`, {
    next: 'name the report.json that `pact verify` wrote',
  });

const string = (value: unknown, file: string): string => {
  if (typeof value !== 'string') throw invalid(file);
  return value;
};

const list = (value: unknown, file: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw invalid(file);
  return value;
};

const pactOf = (value: unknown, file: string): PactResult => {
  const pact = record(value);
  return {
    file: string(pact?.file, file),
    sha256: string(pact?.sha256, file),
    consumer: string(pact?.consumer, file),
    provider: string(pact?.provider, file),
    interactions: list(pact?.interactions, file).map((each) => resultOf(record(each), file)),
  };
};

const resultOf = (
  result: Readonly<Record<string, unknown>> | undefined,
  file: string,
): InteractionResult => ({
  description: string(result?.description, file),
  states: list(result?.states, file).map((state) => string(state, file)),
  outcome: outcomeOf(result?.outcome, file),
  reason: string(result?.reason, file),
});

const outcomeOf = (value: unknown, file: string): InteractionResult['outcome'] => {
  if (value !== 'verified' && value !== 'failed' && value !== 'could-not-tell') throw invalid(file);
  return value;
};
