/**
 * `npm run generate`: the lists of folders, then a build, then the pages that the build prints of
 * itself. With `--check` it writes none of them, and fails where one that is committed is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { compile, ROOT } from './compile.mjs';
import { indexes } from './indexes.mjs';

const checks = process.argv.includes('--check');

/**
 * Writes the files that are not as they should be, or names them.
 * @param {ReadonlyMap<string, string>} files
 * @returns {Promise<boolean>} whether the files are now as they should be
 */
const put = async (files) => {
  let fresh = true;
  for (const [path, text] of files) {
    const file = join(ROOT, path);
    const options = await resolveConfig(file);
    const wanted = await format(text, { ...options, filepath: path });
    if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
    if (checks) {
      console.error(`${path} is stale: run \`npm run generate\``);
      fresh = false;
    } else writeFileSync(file, wanted);
  }
  return fresh;
};

/** @returns {Promise<number>} the exit code */
const main = async () => {
  // Pages that are printed from a stale list would be stale or not by chance.
  if (!(await put(indexes(ROOT)))) return 1;
  const code = compile();
  if (code !== 0) return code;
  /** @type {unknown} */
  const made = await import(pathToFileURL(join(ROOT, 'dist/tools/pages.js')).href);
  const { pages } = /** @type {typeof import('./pages.js')} */ (made);
  return (await put(pages(ROOT))) ? 0 : 1;
};

process.exitCode = await main();
