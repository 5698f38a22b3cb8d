import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { appError } from './errors.js';
import { sweepTorsos, temporaryOf } from './torsos.js';

/** Where an output goes, bit by bit. */
export interface Destination {
  readonly write: (text: string) => void;
  /** Puts what was written in its place. */
  readonly commit: () => void;
  readonly discard: () => void;
}

/** Writes a file whole or not at all. Throws `reports-unwritable`, `reports-lost`. */
export const writeFileWhole = (folder: string, name: string, text: string): void => {
  const file = openFile(folder, name);
  try {
    file.write(text);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
};

/** Folder by folder: where a file system refuses with ENOENT, Node's own way of it never ends. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
};

/** A file that is written whole or not at all. */
export const openFile = (folder: string, name: string): Destination => {
  const path = join(folder, name);
  const hidden = join(folder, `.${name}`);
  sweepTorsos(hidden);
  const temporary = temporaryOf(hidden);
  const handle = attempt(folder, () => {
    makeFolder(folder);
    return openSync(temporary, 'wx', 0o644);
  });
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    write: (text: string) => {
      const bytes = Buffer.from(text, 'utf8');
      orLost(path, () => {
        for (let at = 0; at < bytes.length; at += writeSync(handle, bytes, at));
      });
    },
    commit: () => {
      orLost(path, () => {
        fsyncSync(handle);
        close();
        renameSync(temporary, path);
      });
    },
    discard: () => {
      close();
      rmSync(temporary, { force: true });
    },
  };
};

/** Adds to a file: what pipelines call a job summary. Throws `reports-lost`. */
export const appendToFile = (file: string, text: string): void => {
  orLost(file, () => {
    appendFileSync(file, text);
  });
};

/** A disk that is full is no fault of the reporter. */
export const orLost = (file: string, act: () => void): void => {
  try {
    act();
  } catch (error) {
    throw appError('reports-lost', `${file} cannot be written: ${whyOf(error)}`, {
      cause: error,
    });
  }
};

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOTDIR', 'it, or what it lies in, is a file'],
  ['EEXIST', 'it, or what it lies in, is a file'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left'],
  ['ENOENT', 'it cannot be made'],
]);

const whyOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
};

const attempt = <T>(folder: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw appError(
      'reports-unwritable',
      `the folder ${folder} cannot be written: ${whyOf(error)}`,
      { cause: error },
    );
  }
};
