import type { Compared } from '../../app/diff.js';
import { writeFileWhole } from '../../app/output-file.js';
import { terminal as shown } from '../../model/escape.js';
import { jsonText } from '../../reporters/_escape.js';
import type { ValuesOf } from '../../settings/resolve.js';
import type { Terminal } from '../terminal.js';
import { diffConsole } from './diff-console.js';
import { diffGithub } from './diff-github.js';
import { diffHtml } from './diff-html.js';
import { diffJunit } from './diff-junit.js';
import { diffMarkdown } from './diff-markdown.js';
import { diffSarif } from './diff-sarif.js';

interface Format {
  /** Of its file. */
  readonly extension: string;
  readonly text: (compared: Compared, quiet: boolean) => string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  console: { extension: 'txt', text: diffConsole },
  json: { extension: 'json', text: ({ report }) => `${jsonText(report, 2)}\n` },
  markdown: { extension: 'md', text: diffMarkdown },
  sarif: { extension: 'sarif', text: diffSarif },
  junit: { extension: 'junit.xml', text: diffJunit },
  github: { extension: 'github.txt', text: diffGithub },
  html: { extension: 'html', text: diffHtml },
};

/** Prints the formats, and writes their files where a folder is named. */
export const printCompared = (
  compared: Compared,
  values: ValuesOf<'diff'>,
  terminal: Terminal,
): void => {
  const { changeFormat, printFolder, quiet } = values;
  for (const name of changeFormat) {
    const format = FORMATS[name];
    if (!format) continue;
    const text = format.text(compared, quiet);
    if (printFolder !== undefined) writeFileWhole(printFolder, `diff.${format.extension}`, text);
    terminal.out(text);
  }
  for (const { change, owner, reason } of compared.unusedWaivers) {
    terminal.note(
      `conformance: the waiver of the change ${shown(change)} (${shown(owner)}: ${shown(reason)}) waived nothing`,
    );
  }
};
