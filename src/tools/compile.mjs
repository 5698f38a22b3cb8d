import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * What the compiler makes of a file of ours.
 * @param {string} source
 * @returns {readonly string[]}
 */
const outputsOf = (source) => {
  const [, stem = '', end = ''] = /^(.*)\.(ts|mjs)$/.exec(source) ?? [];
  if (end === 'ts') return [`${stem}.js`, `${stem}.d.ts`];
  return end === 'mjs' ? [`${stem}.mjs`, `${stem}.d.mts`] : [];
};

/**
 * The files of a folder and below, by paths relative to it, with slashes; none where there is no folder.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .map((name) => name.replaceAll('\\', '/'))
    : [];

/**
 * Where compiled files and their sources do not agree.
 * @param {readonly string[]} sources
 * @param {readonly string[]} compiled
 * @returns {{ left: readonly string[], missing: boolean }} what no source makes any more, and
 *   whether something is gone that the compiler would not make again by itself
 */
export const disagreement = (sources, compiled) => {
  const wanted = new Set(sources.flatMap(outputsOf));
  const there = new Set(compiled);
  return {
    left: compiled.filter((name) => !wanted.has(name)),
    missing: [...wanted].some((name) => /\.m?js$/.test(name) && !there.has(name)),
  };
};

/**
 * Removes what an earlier build has left of files that are gone, so that neither a test nor the package finds it.
 * @param {string} root
 */
const tidy = (root) => {
  const dist = join(root, 'dist');
  const compiled = filesIn(dist).filter(
    (name) => name !== '.tsbuildinfo' && !/^(contracts|ready)\//.test(name),
  );
  const { left, missing } = disagreement(filesIn(join(root, 'src')), compiled);
  for (const name of left) rmSync(join(dist, name), { force: true });
  if (missing) rmSync(join(dist, '.tsbuildinfo'), { force: true });
};

/**
 * The same for the consumer tests, which are compiled together with the files that they import.
 * @param {string} root
 */
const tidyContracts = (root) => {
  const dist = join(root, 'dist', 'contracts');
  const tests = filesIn(join(root, 'contracts')).map((name) => `contracts/${name}`);
  const imported = filesIn(join(root, 'src')).map((name) => `src/${name}`);
  const compiled = filesIn(dist).filter((name) => /^(contracts|src)\//.test(name));
  const { left } = disagreement([...tests, ...imported], compiled);
  for (const name of left) rmSync(join(dist, name), { force: true });
  const { missing } = disagreement(tests, compiled);
  if (missing) rmSync(join(dist, '.tsbuildinfo'), { force: true });
};

/**
 * Whether there is no build, or one that is older than what it was made of.
 * @param {string} [root]
 * @returns {boolean}
 */
export const isStale = (root = ROOT) => {
  const built = timeOf(join(root, 'bundle', 'cli', 'main.js'));
  const sources = filesIn(join(root, 'src')).map((name) => join(root, 'src', name));
  return sources.some((file) => timeOf(file) > built);
};

/**
 * When a file was written; 0 where there is none.
 * @param {string} file
 */
const timeOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Compiles what has changed since the last time.
 * @param {'.' | 'contracts'} [project]
 * @param {string} [root]
 * @returns {number} the exit code of the compiler
 */
export const compile = (project = '.', root = ROOT) => {
  if (project === '.') tidy(root);
  else tidyContracts(root);
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript')), 'tsc.js');
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
};
