import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ConformanceError, hasCode } from '../model/error.js';
import { historyError } from './errors.js';
import { whyNoneOfOurs, whyNotWritten, whyUnusable } from '../model/own-file.js';
import { kept, type Retention } from './retention.js';

/** A history that is larger loses what is older than its retention when a line is added, bytes. */
export const TRIM_ABOVE = 1 << 20;

// A link could make us write to another's file, a pipe could make us wait for ever.
const GUARDS = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | GUARDS;

/**
 * Adds a line with one write call; it survives the end of the machine. Throws `history-unusable`.
 * @param above what may be smaller and is left as it is, bytes
 */
export const appendLine = (
  path: string,
  line: string,
  retention: Retention,
  above = TRIM_ABOVE,
): void => {
  orUnusable(path, () => {
    trim(path, retention, above);
    // Another run may replace the file while it is written to.
    for (let tries = 0; tries < 10; tries += 1) if (put(path, line)) return;
    throw unusable(path, 'is replaced again and again');
  });
};

/** A larger text lies among large objects, whose pages are mapped anew for each. */
const PART = 1 << 16;
/** A line that is longer is none of ours, characters: a hundred thousand findings stand in less. */
const LONGEST_LINE = 1 << 24;

/** Takes a line; undefined: it is too long to be kept. */
type Hear = (line: string | undefined) => void;

/**
 * Hands on every line of a history, the empty ones too; none where there is no such file. Throws
 * `history-unusable`.
 * @param longest characters of a line
 */
export const readLines = (path: string, hear: Hear, longest = LONGEST_LINE): void => {
  orUnusable(path, () => {
    let handle: number;
    try {
      handle = openSync(path, constants.O_RDONLY | GUARDS);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return;
      throw error;
    }
    closing(handle, () => {
      demand(path, whyNoneOfOurs(fstatSync(handle)));
      linesFrom(handle, hear, longest);
    });
  });
};

const linesFrom = (handle: number, hear: Hear, longest: number): void => {
  const part = Buffer.allocUnsafe(PART);
  const decoder = new TextDecoder();
  let begun: string | undefined = '';
  const take = (text: string): void => {
    if (begun !== undefined)
      begun = begun.length + text.length > longest ? undefined : begun + text;
  };
  for (;;) {
    const length = readSync(handle, part, 0, PART, null);
    if (length === 0) break;
    const lines = decoder.decode(part.subarray(0, length), { stream: true }).split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      take(line);
      hear(begun);
      begun = '';
    }
    take(rest);
  }
  take(decoder.decode());
  hear(begun);
};

/** @returns whether the line stands in the file to which the path leads */
const put = (path: string, line: string): boolean => {
  const handle = openOurs(path);
  return closing(handle, () => {
    const bytes = Buffer.from(line, 'utf8');
    if (writeSync(handle, bytes) < bytes.length) throw unusable(path, 'took the line in part only');
    fsyncSync(handle);
    return isStillAt(path, handle);
  });
};

/** Drops old lines. What another run writes meanwhile is copied here, or written again by it. */
const trim = (path: string, retention: Retention, above: number): void => {
  const old = openOurs(path);
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  closing(old, () => {
    if (fstatSync(old).size <= above) return;
    const whole = upToLineEnd(bytesFrom(old, 0));
    const text = kept(whole.toString('utf8'), retention);
    if (text === undefined) return;
    try {
      const handle = openSync(fresh, APPEND | constants.O_EXCL, 0o600);
      closing(handle, () => {
        writeWhole(handle, Buffer.from(text, 'utf8'));
        fsyncSync(handle);
        renameSync(fresh, path);
        writeWhole(handle, bytesFrom(old, whole.length));
        fsyncSync(handle);
      });
    } finally {
      rmSync(fresh, { force: true });
    }
  });
};

/** A line whose end is not there may be on its way. */
const upToLineEnd = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf('\n') + 1);

/** Opens a file that nobody else can read or has put there, and makes it where there is none. */
const openOurs = (path: string): number => {
  makeFolder(dirname(path));
  const handle = openSync(path, APPEND, 0o600);
  try {
    const found = fstatSync(handle);
    demand(path, whyNotWritten(found, process.getuid?.()));
    if ((found.mode & 0o077) !== 0) fchmodSync(handle, 0o600);
    return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
};

/** Folder by folder: where a file system refuses with ENOENT, Node's own way of it never ends. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
};

const demand = (path: string, objection: string | undefined): void => {
  if (objection !== undefined) throw unusable(path, objection);
};

const isStillAt = (path: string, handle: number): boolean => {
  const [here, there] = [fstatSync(handle), statSync(path, { throwIfNoEntry: false })];
  return here.ino === there?.ino && here.dev === there.dev;
};

const writeWhole = (handle: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; at += writeSync(handle, bytes, at));
};

const bytesFrom = (handle: number, start: number): Buffer => {
  const buffer = Buffer.allocUnsafe(Math.max(0, fstatSync(handle).size - start));
  let filled = 0;
  while (filled < buffer.length) {
    const read = readSync(handle, buffer, filled, buffer.length - filled, start + filled);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
};

const closing = <T>(handle: number, action: () => T): T => {
  try {
    return action();
  } finally {
    closeSync(handle);
  }
};

const orUnusable = <T>(path: string, action: () => T): T => {
  try {
    return action();
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    throw unusable(path, whyUnusable(error) ?? 'cannot be used', error);
  }
};

const unusable = (path: string, reason: string, cause?: unknown): ConformanceError =>
  historyError('history-unusable', `the history ${path} ${reason}`, { cause });
