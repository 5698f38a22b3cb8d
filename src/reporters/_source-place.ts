import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';

export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Whether a path lies among the user's own sources: a code host shows a remark in no other file. */
const isOwn = (path: string): boolean =>
  !/^(?:[A-Za-z]:)?[\\/]/.test(path) && !/(?:^|[\\/])(?:node_modules|\.\.)[\\/]/.test(path);

/** Where the document states what is broken; undefined: nobody knows. */
const statedAt = ({ position }: Finding): SourcePlace | undefined => {
  if (!position) return undefined;
  const { file, line, column } = position;
  return { file, line: Math.max(1, line), column: Math.max(1, column) };
};

/** Where a code host can show a finding: the document, or else the configuration that has it judged. */
export const shownAt = ({ run }: Report, finding: Finding): SourcePlace | undefined => {
  const stated = statedAt(finding);
  if (stated && isOwn(stated.file)) return stated;
  const { configuration } = run;
  return configuration !== undefined && isOwn(configuration)
    ? { file: configuration, line: 1, column: 1 }
    : stated;
};
