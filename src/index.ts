import { conductCheck, conductRun, loadContractFor, SILENT } from './app/index.js';
import type { CheckOptions, RunOptions } from './app/index.js';
import type { Contract } from './model/contract.js';
import type { Report } from './model/report.js';

export type { CheckOptions, RunOptions } from './app/index.js';
export type { Contract } from './model/contract.js';
export { ConformanceError } from './model/error.js';
export type { Finding } from './model/finding.js';
export type { Report } from './model/report.js';

/** What a library caller may add to the options of a command. */
export interface LibraryOptions {
  /** Credentials and settings, by the names of the environment; default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborting it cleans up and ends the run with what was judged so far. */
  readonly signal?: AbortSignal;
}

const hooksOf = ({ env = {}, signal }: LibraryOptions) => ({
  ...SILENT,
  env,
  ...(signal ? { interrupted: signal } : {}),
});

/**
 * Drives the five operations of a target and judges every exchange; writes what `format` names into
 * `reports`, by default nothing. A target that cannot be reached is a report that could not tell.
 * @throws ConformanceError for what the caller or the tool got wrong, never for what a server did
 */
export const run = async (options: RunOptions & LibraryOptions = {}): Promise<Report> => {
  const { report, error } = await conductRun({ format: [], ...options }, hooksOf(options));
  if (error?.exit === 70) throw error;
  return report;
};

/**
 * Judges recordings; writes what `format` names into `reports`, by default nothing.
 * @throws ConformanceError for what the caller or the tool got wrong, never for what a server did
 */
export const check = async (options: CheckOptions & LibraryOptions): Promise<Report> => {
  const { report, error } = await conductCheck({ format: [], ...options }, hooksOf(options));
  if (error?.exit === 70) throw error;
  return report;
};

/** Compiles a document, by default the packaged one. @throws ConformanceError for what is wrong with it */
export const contract = (
  options: Pick<CheckOptions, 'spec' | 'overlay' | 'profile'> = {},
): Promise<Contract> => loadContractFor(options);
