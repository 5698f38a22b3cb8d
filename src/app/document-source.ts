import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { appError } from './errors.js';

/** As much as a document may have. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Files beside a document of a git revision that it may refer to. */
const MAX_FILES = 500;

/**
 * Hands over a document as a file: a file as it is, `-` from standard input, `REVISION:PATH` out of
 * git with what lies beside it. Throws `file-not-found`, `document-too-large`.
 */
export const withDocument = async <T>(
  named: string,
  use: (file: string) => Promise<T>,
): Promise<T> => {
  const revision = existsSync(named) ? undefined : /^([^-:][^:]*):(.+)$/.exec(named);
  if (named !== '-' && !revision) return use(named);
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const [, commit = '', path = ''] = revision ?? [];
    return await use(revision ? await fromGit(commit, path, folder) : fromInput(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const fromInput = (folder: string): string => {
  const file = join(folder, 'input.yaml');
  writeFileSync(file, readInput());
  return file;
};

const readInput = (): Uint8Array => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = new Uint8Array(65_536);
    const count = readSync(0, part);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
    size += count;
    if (size > MAX_BYTES)
      throw appError('document-too-large', 'standard input is larger than 32 MiB');
  }
};

const fromGit = async (commit: string, path: string, folder: string): Promise<string> => {
  const beside = posix.dirname(path);
  const names = await git([
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    '--name-only',
    commit,
    ...(beside === '.' ? [] : [`${beside}/`]),
  ]);
  const files = names
    .toString('utf8')
    .split('\0')
    .filter((name) => name === path || /\.(?:ya?ml|json)$/.test(name))
    .slice(0, MAX_FILES);
  for (const name of new Set([...files, path])) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), await git(['cat-file', 'blob', `${commit}:${name}`]));
  }
  return join(folder, path);
};

const git = (args: readonly string[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', maxBuffer: MAX_BYTES, timeout: 60_000 } as const;
    execFile('git', [...args], options, (cause, stdout) => {
      const what = args.at(-1) ?? '';
      if (cause) reject(appError('file-not-found', `git has no ${what}`, { cause }));
      else resolve(stdout);
    });
  });
