/** Takes over the pacts that the consumer tests have written, or with `--check` fails when one of ours is stale. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalText } from '../pact/canonical.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const WRITTEN = join(ROOT, 'dist/contracts/pacts');
const KEPT = join(ROOT, 'contracts/pacts');

const textsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const written = new Map(
  [...textsIn(WRITTEN)].map(([name, text]) => [name, canonicalText(JSON.parse(text))]),
);
const kept = textsIn(KEPT);
const stale = [...new Set([...written.keys(), ...kept.keys()])]
  .filter((name) => written.get(name) !== kept.get(name))
  .sort();

if (!process.argv.includes('--check'))
  for (const name of stale) {
    const text = written.get(name);
    if (text === undefined) rmSync(join(KEPT, name));
    else writeFileSync(join(KEPT, name), text);
  }
else if (stale.length > 0) {
  console.error(`stale: ${stale.map((name) => `contracts/pacts/${name}`).join(', ')}`);
  console.error('next: run `npm run pacts` and commit what it wrote');
  process.exitCode = 1;
}
