import { constants } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { type ConformanceError, hasCode } from '../model/error.js';
import { journalError } from './errors.js';
import { whyNotWritten, whyUnusable } from '../model/own-file.js';
import { compacted } from './state.js';

/** A journal that is larger is compacted when it is opened, bytes. */
export const COMPACT_ABOVE = 1 << 20;

// A link could make us write to another's file, a pipe could make us wait for ever.
const GUARDS = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | GUARDS;

/** Opens a file that nobody else can read or has put there, and makes it where there is none. */
export const openForAppending = async (path: string): Promise<FileHandle> => {
  const handle = await orUnusable(path, async () => {
    await makeFolder(dirname(path));
    return open(path, APPEND, 0o600);
  });
  try {
    await demandOurs(path, handle);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** Folder by folder: where a file system refuses with ENOENT, Node's own way of it never ends. */
const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    if (!hasCode(error, 'ENOENT') || (await exists(dirname(folder)))) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
  }
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
};

/** The text of a journal; empty where there is no such file. */
export const readText = async (path: string): Promise<string> => {
  const handle = await orUnusable(path, async () => {
    try {
      return await open(path, constants.O_RDONLY | GUARDS);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  });
  if (handle === undefined) return '';
  try {
    await demandOurs(path, handle);
    return await textFrom(handle, 0);
  } finally {
    await handle.close();
  }
};

/** Whether the path still leads to this very file: another run may have compacted it, a person removed it. */
export const isStillAt = async (path: string, handle: FileHandle): Promise<boolean> => {
  try {
    const [here, there] = [await handle.stat(), await stat(path)];
    return here.ino === there.ino && here.dev === there.dev;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
};

/**
 * Drops the lines of settled runs. A run that is still writing to the old file sees that the path
 * leads elsewhere and writes its lines again; what it wrote until then is copied here.
 */
export const compactFile = async (path: string, above = COMPACT_ABOVE): Promise<void> => {
  const old = await openForAppending(path);
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const { size } = await old.stat();
    if (size <= above) return;
    const text = await textFrom(old, 0);
    const handle = await open(fresh, APPEND | constants.O_EXCL, 0o600);
    try {
      await handle.writeFile(compacted(text));
      await handle.sync();
      await rename(fresh, path);
      await handle.writeFile(await textFrom(old, size));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(fresh, { force: true });
    await old.close();
  }
};

const textFrom = async (handle: FileHandle, start: number): Promise<string> => {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.max(0, size - start));
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled).toString('utf8');
};

const demandOurs = async (path: string, handle: FileHandle): Promise<void> => {
  const found = await handle.stat();
  const objection = whyNotWritten(found, process.getuid?.());
  if (objection !== undefined) throw unusable(path, objection);
  if ((found.mode & 0o077) !== 0) await handle.chmod(0o600);
};

const orUnusable = async <T>(path: string, action: () => Promise<T>): Promise<T> => {
  try {
    return await action();
  } catch (error) {
    throw unusable(path, whyUnusable(error) ?? 'cannot be opened', error);
  }
};

const unusable = (path: string, reason: string, cause?: unknown): ConformanceError =>
  journalError('journal-unusable', `the journal ${path} ${reason}`, { cause });
