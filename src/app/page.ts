import { writeFileWhole } from './output-file.js';

/** How a command prints what is no report. */
export interface Page {
  /** Default: text. */
  readonly format?: 'text' | 'json' | undefined;
  /** A folder in which the same is written besides, as `NAME.txt` or `NAME.json`. */
  readonly reports?: string | undefined;
}

/** The same in both forms. */
export interface PageContent {
  readonly json: unknown;
  readonly text: () => string;
}

/** Prints a page, and writes its file where a folder is named. Throws `reports-unwritable`, `reports-lost`. */
export const printPage = (
  name: string,
  { format = 'text', reports }: Page,
  out: (text: string) => void,
  { json, text }: PageContent,
): void => {
  const page = format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : text();
  if (reports !== undefined)
    writeFileWhole(reports, `${name}.${format === 'json' ? 'json' : 'txt'}`, page);
  out(page);
};
