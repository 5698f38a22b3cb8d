/**
 * What is published, in few files: a command loads what it uses, and each file costs time to find and to
 * read. A checkout runs the compiled files one by one, with their own names.
 */
import { build } from 'esbuild';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './compile.mjs';

/** Entries, by where they lie below `bundle/`; the verifier is started beside the chunk that starts it. */
const ENTRIES = {
  'cli/main': 'dist/cli/main.js',
  index: 'dist/index.js',
  'matchers/chai': 'dist/matchers/chai.js',
  'matchers/expect': 'dist/matchers/expect.js',
  'chunks/child': 'dist/pact/verify/child.js',
};

/** @param {string} root */
export const bundle = async (root = ROOT) => {
  const outdir = join(root, 'bundle');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
  });
  // It is read from the folder beside that of whoever reads it.
  cpSync(join(root, 'dist', 'ready'), join(outdir, 'ready'), { recursive: true });
};
