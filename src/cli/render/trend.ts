import type { Trended } from '../../app/outcome.js';
import { writeFileWhole } from '../../app/output-file.js';
import { terminal as shown } from '../../model/escape.js';
import { jsonText } from '../../reporters/_escape.js';
import type { ValuesOf } from '../../settings/resolve.js';
import { COULD_NOT_TELL } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { passedOverWords } from './trend-words.js';

interface Format {
  /** Of its file. */
  readonly extension: string;
  readonly text: (trended: Trended) => string | Promise<string>;
}

const FORMATS: Readonly<Record<string, Format>> = {
  console: {
    extension: 'txt',
    text: async (trended) => (await import('./trend-console.js')).trendConsole(trended),
  },
  json: { extension: 'json', text: ({ report }) => `${jsonText(report, 2)}\n` },
  markdown: {
    extension: 'md',
    text: async (trended) => (await import('./trend-markdown.js')).trendMarkdown(trended),
  },
  html: {
    extension: 'html',
    text: async (trended) => (await import('./trend-html.js')).trendHtml(trended),
  },
};

/** Prints the formats, and writes their files where a folder is named. @returns the exit code */
export const tellTrend = async (
  trended: Trended,
  { storyFormat, printFolder }: Pick<ValuesOf<'trend'>, 'storyFormat' | 'printFolder'>,
  terminal: Terminal,
): Promise<number> => {
  const { report, nothing } = trended;
  // A night alone is told too: it is the first of its series.
  for (const name of report.series.length > 0 ? storyFormat : []) {
    const format = FORMATS[name];
    if (!format) continue;
    const text = await format.text(trended);
    if (printFolder !== undefined) writeFileWhole(printFolder, `trend.${format.extension}`, text);
    terminal.out(text);
  }
  if (nothing === undefined) return 0;
  for (const words of report.series.length > 0 ? [] : passedOverWords(report))
    terminal.note(shown(`conformance: ${words}`));
  terminal.note(shown(`conformance: nothing can be compared: ${nothing}`));
  return COULD_NOT_TELL;
};
