import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TAG = /^\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/;
/** Nothing is written for so long, whoever writes it. */
const OLD_MS = 24 * 60 * 60 * 1000;

/** A name beside a file that nobody guesses, for what is written before it is whole; it says who writes. */
export const temporaryOf = (path: string): string =>
  `${path}.${HOST}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;

/**
 * Takes away what killed runs have left of a file: regular files of ours by their names, whose process on
 * this machine has ended, or which are old. Where that cannot be, they stay.
 */
export const sweepTorsos = (path: string, now = Date.now()): void => {
  const folder = dirname(path);
  for (const name of namesIn(folder)) {
    if (!name.startsWith(basename(path))) continue;
    const tag = TAG.exec(name.slice(basename(path).length));
    if (tag) sweep(join(folder, name), tag, now);
  }
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    // There is no such folder yet, or it is not ours to read.
    return [];
  }
};

const sweep = (path: string, [, host, pid]: RegExpExecArray, now: number): void => {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.uid !== (process.getuid?.() ?? stats.uid)) return;
    const isDead = host === HOST && !isAlive(Number(pid));
    // What is removed is a name: no link is ever followed.
    if (isDead || now - stats.mtimeMs > OLD_MS) rmSync(path);
  } catch {
    // Another run was faster, or may not be disturbed.
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};
