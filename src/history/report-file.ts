import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Comparison } from './compared.js';
import { isRecord } from '../model/json/walk.js';
import type { Report } from '../model/report.js';

/** Larger files are not read, bytes. */
const LARGEST = 256 * 1024 * 1024;

/** What a file holds that a command of ours should have written. */
export type ReportFile =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'diff'; readonly report: Comparison }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The files of the schemas. */
export interface ReportSchemas {
  readonly report: string;
  readonly diff: string;
}

const unreadable = (why: string): ReportFile => ({ kind: 'unreadable', why });

/** Reads `report.json`, or the report of `diff`; hostile files too. */
export const readReportFile = (file: string, schemas: ReportSchemas): ReportFile => {
  const status = statSync(file, { throwIfNoEntry: false });
  if (!status) return { kind: 'missing' };
  if (!status.isFile()) return unreadable('it is not a regular file');
  if (status.size > LARGEST) return unreadable('it is too large');
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return unreadable(error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be read');
  }
  return reportIn(value, schemas);
};

const reportIn = (value: unknown, schemas: ReportSchemas): ReportFile => {
  if (!isRecord(value)) return unreadable('it is no report');
  if (isDiff(value, schemas)) return { kind: 'diff', report: value };
  if (isReport(value, schemas)) return { kind: 'report', report: value };
  const version = isRecord(value.tool) && value.tool.version;
  return unreadable(
    typeof version === 'string' && version.length < 40
      ? `it is no report that this version reads (version ${version} wrote it)`
      : 'it is no report of this tool',
  );
};

const isDiff = (value: object, { diff }: ReportSchemas): value is Comparison =>
  'changes' in value && compiled<Comparison>(diff)(value);

const isReport = (value: object, { report }: ReportSchemas): value is Report =>
  'findings' in value && compiled<Report>(report)(value);

const require = createRequire(import.meta.url);

const validators = new Map<string, ValidateFunction>();

const compiled = <T>(file: string): ValidateFunction<T> => {
  const known = validators.get(file) ?? compile(file);
  validators.set(file, known);
  return known as ValidateFunction<T>;
};

const compile = (file: string): ValidateFunction => {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(schema)) throw new Error(`${file} is no schema`);
  // Loaded where a report is read: most commands read none.
  const { Ajv2020: Compiler } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 };
  return new Compiler({ allowUnionTypes: true, strictTypes: false }).compile(schema);
};
