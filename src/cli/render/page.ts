import { writeFileWhole } from '../../app/output-file.js';
import type { ValuesOf } from '../../settings/resolve.js';

/** The same in both forms. */
export interface PageContent {
  readonly json: unknown;
  readonly text: () => string;
}

/**
 * Prints what is no report, and writes its file, `NAME.txt` or `NAME.json`, where a folder is named.
 * Throws `reports-unwritable`, `reports-lost`.
 */
export const printPage = (
  name: string,
  { pageFormat, printFolder }: Pick<ValuesOf<'checks'>, 'pageFormat' | 'printFolder'>,
  out: (text: string) => void,
  { json, text }: PageContent,
): void => {
  const isJson = pageFormat === 'json';
  const page = isJson ? `${JSON.stringify(json, null, 2)}\n` : text();
  if (printFolder !== undefined)
    writeFileWhole(printFolder, `${name}.${isJson ? 'json' : 'txt'}`, page);
  out(page);
};
