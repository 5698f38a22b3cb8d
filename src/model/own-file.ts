import { hasCode } from './error.js';

/** What the system tells of a file. */
interface FoundFile {
  readonly uid: number;
  readonly nlink: number;
  readonly size: number;
  isFile(): boolean;
}

/** A larger file is none that we keep, bytes. */
const LARGEST = 1 << 28;

/** Why a file cannot be one that we keep: the journal, the history. Undefined: it can. */
export const whyNoneOfOurs = (found: FoundFile): string | undefined => {
  if (!found.isFile()) return 'is not a regular file';
  return found.size > LARGEST ? 'is too large to be one' : undefined;
};

/**
 * Why such a file is not written to: somebody else may have put it there. Undefined: it is.
 * @param user whoever runs; undefined where a system knows no users
 */
export const whyNotWritten = (found: FoundFile, user: number | undefined): string | undefined => {
  if (user !== undefined && found.uid !== user) return 'belongs to someone else';
  return found.nlink > 1 ? 'has more than one name' : whyNoneOfOurs(found);
};

/** Why such a file cannot be used, by what Node threw; undefined: that does not say. */
export const whyUnusable = (thrown: unknown): string | undefined =>
  REASONS.find(([code]) => hasCode(thrown, code))?.[1];

const REASONS = [
  ['ELOOP', 'is a symbolic link'],
  ['EMLINK', 'is a symbolic link'],
  ['EISDIR', 'is a directory'],
  ['ENXIO', 'is not a regular file'],
  ['ENOTDIR', 'lies below something that is no directory'],
  ['EEXIST', 'lies below something that is no directory'],
  ['EACCES', 'may not be opened'],
  ['EROFS', 'lies on a read-only file system'],
  ['ENOSPC', 'lies on a full disk'],
] as const;
