/**
 * What is published, in few files: a command loads what it uses, and each file costs time to find and to
 * read. A checkout runs the compiled files one by one, with their own names.
 */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './compile.mjs';

/** Entries, by where they lie below `bundle/`; the verifier is started beside the chunk that starts it. */
const ENTRIES = {
  'cli/main': 'dist/cli/main.js',
  index: 'dist/index.js',
  'matchers/chai': 'dist/matchers/chai.js',
  'matchers/expect': 'dist/matchers/expect.js',
  'chunks/child': 'dist/pact/verify/child.js',
};

const JUDGE = ['dist/cli/commands/check.js', 'dist/app/check.js', 'dist/cli/render/judged.js'];

/**
 * What is loaded together, by the files that ask for it: what these reach without waiting, but for what a group before holds.
 * `with`: of that, only what those reach as well. What no group holds is divided by who shares it.
 * @type {Readonly<Record<string, { of: readonly string[], with?: readonly string[] }>>}
 */
const GROUPS = {
  help: { of: ['dist/cli/execute.js', 'dist/cli/terminal.js'] },
  settings: {
    of: ['dist/cli/call.js', 'dist/index.js', 'dist/matchers/chai.js', 'dist/matchers/expect.js'],
  },
  document: { of: ['dist/openapi/load.js'] },
  // A command that shares little with those that judge does not wait for all that these load.
  page: { of: ['dist/app/diff.js', 'dist/cli/render/diff.js'], with: JUDGE },
  '': {
    of: ['token', 'trend'].map((name) => `dist/app/${name}.js`),
    with: JUDGE,
  },
  judge: { of: JUDGE },
};

/**
 * The files that some files reach without waiting.
 * @param {readonly string[]} from
 * @param {(file: string) => readonly string[]} importsOf
 */
const reach = (from, importsOf) => {
  /** @type {Set<string>} */
  const found = new Set();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...importsOf(next));
  }
  return found;
};

/**
 * The group of each module that is in one.
 * @param {string} root
 * @param {(file: string) => readonly string[]} importsOf
 */
const grouped = (root, importsOf) => {
  const below = (/** @type {readonly string[]} */ files) => files.map((file) => join(root, file));
  /** @type {Map<string, string>} */
  const groups = new Map(entries(root).map((file) => [file, '']));
  for (const [name, { of, with: others }] of Object.entries(GROUPS)) {
    const also = others && reach(below(others), importsOf);
    for (const file of reach(below(of), importsOf))
      if (!groups.has(file) && also?.has(file) !== false) groups.set(file, name);
  }
  return groups;
};

/** @param {string} root */
const entries = (root) => Object.values(ENTRIES).map((file) => join(root, file));

/** @param {string} root */
export const bundle = async (root = ROOT) => {
  const outdir = join(root, 'dist', '.bundle');
  rmSync(outdir, { recursive: true, force: true });
  /** @type {Map<string, string> | undefined} */
  let groups;
  const made = await rolldown({
    cwd: root,
    input: ENTRIES,
    platform: 'node',
    external: /^[^./]/,
    logLevel: 'silent',
    preserveEntrySignatures: 'allow-extension',
  });
  await made.write({
    dir: outdir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    comments: false,
    codeSplitting: {
      // What a group holds is said above, to the module.
      includeDependenciesRecursively: false,
      groups: [
        {
          name: (id, graph) => {
            groups ??= grouped(root, (file) => graph.getModuleInfo(file)?.importedIds ?? []);
            return groups.get(id) || null;
          },
        },
      ],
    },
  });
  await made.close();
  // It is read from the folder beside that of whoever reads it.
  cpSync(join(root, 'dist', 'ready'), join(outdir, 'ready'), { recursive: true });
  // Whoever runs what was there before finds all of it until now.
  rmSync(join(root, 'bundle'), { recursive: true, force: true });
  renameSync(outdir, join(root, 'bundle'));
};
