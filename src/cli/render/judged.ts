import type { Judged } from '../../app/outcome.js';
import { terminal as shown } from '../../model/escape.js';
import { exitOf } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** Says what a report does not: which files were written, and what went wrong besides. @returns the exit code */
export const tellJudged = (
  judged: Judged,
  terminal: Terminal,
  quiet: boolean | undefined,
): number => {
  const { files, errors, warning } = judged;
  if (files.length > 0 && quiet !== true)
    terminal.note(`conformance: wrote ${files.map((file) => shown(file)).join(', ')}`);
  if (warning)
    terminal.note(
      shown(`conformance: warning[${warning.code}]: ${warning.message}; ${warning.next}`),
    );
  const [error] = errors;
  if (error) terminal.complain(error);
  return exitOf(judged);
};
