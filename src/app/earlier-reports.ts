import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reporters } from '../reporters/index.js';

const MARK = '.earlier';

/** Reports of an earlier run that were moved away. */
export interface EarlierReports {
  /** The run has written its own: what it has replaced is removed, and what it has not comes back. */
  replaced(): void;
}

/**
 * Moves the reports of an earlier run away before a run begins, lest they stand beside one that dies and be taken
 * for its own. A file that cannot be moved stays.
 * @param own the files that the run will write
 */
export const setEarlierAside = (folder: string, own: readonly string[]): EarlierReports => {
  const named = reporters.flatMap(({ file }) => (file === null ? [] : [join(folder, file)]));
  // Where nothing is written to the folder it is none of ours.
  const known = named.some((path) => own.includes(path)) ? named : [];
  const moved = new Set([...known, ...own].filter(moveAway));
  return {
    replaced: () => {
      for (const path of own.filter(isFile))
        attempt(() => {
          rmSync(`${path}${MARK}`, { force: true });
        });
      for (const path of moved)
        if (!own.includes(path) && !isFile(path))
          attempt(() => {
            renameSync(`${path}${MARK}`, path);
          });
    },
  };
};

const moveAway = (path: string): boolean =>
  isFile(path) &&
  attempt(() => {
    renameSync(path, `${path}${MARK}`);
  });

/** Links are not followed, and what is no file is no report. */
const isFile = (path: string): boolean => {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
};

const attempt = (act: () => void): boolean => {
  try {
    act();
    return true;
  } catch {
    return false;
  }
};
