import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './compile.mjs';

/** Makes ready, by what was compiled, what need not be made anew in every call. */
export const prepare = async (root = ROOT) => {
  /** @type {unknown} */
  const made = await import(pathToFileURL(join(root, 'dist/tools/ready.js')).href);
  await /** @type {typeof import('./ready.js')} */ (made).makeReady(root);
};
