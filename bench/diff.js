// What a diff costs: `npm run diff` in this folder, after `npm install` here. It is no test.
// Descriptions of others are packages of this folder alone: two releases of each.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = join(HERE, '.data');
const USAGE = join(DATA, 'diff-usage.json');
const MAIN = join(HERE, '..', 'bundle', 'cli', 'main.js');
const OWN = join(HERE, '..', 'specs', 'partner-clients.v0.yaml');
const FLOOR =
  "import { readFileSync } from 'node:fs'; for (const file of process.argv.slice(1)) JSON.parse(readFileSync(file, 'utf8'));";

/** The largest of each package that is not dereferenced. */
const PAIRS = [
  ['octokit-openapi', 'generated/ghec.json'],
  ['octokit-webhooks', 'generated/ghec.json'],
  ['directus', 'dist/openapi.json'],
  ['blockfrost', 'openapi.yaml'],
  ['ideal-postcodes', 'dist/openapi.json'],
  ['dialogporten', 'swagger.verified.json'],
];

const fileOf = (name, side, path) => join(HERE, 'node_modules', `${name}-${side}`, path);

const measured = (args) => {
  rmSync(USAGE, { force: true });
  const preload = pathToFileURL(join(HERE, 'usage.js')).href;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    env: { ...process.env, BENCH_USAGE: USAGE, PACT_DO_NOT_TRACK: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (![0, 1, 3].includes(status)) throw new Error(`it ended with ${status}: ${stderr}`);
  return { ...JSON.parse(readFileSync(USAGE, 'utf8')), stdout };
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const cpuOf = (args) => median([1, 2, 3, 4, 5].map(() => measured(args).cpuMs));

/** The same, its members in the opposite order. */
const reordered = (value) => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, part]) => [name, reordered(part)]));
};

const countsOf = (stdout) => {
  const counts = {};
  for (const { verdict } of JSON.parse(stdout).changes)
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
};

const edited = join(DATA, 'edited.yaml');
mkdirSync(DATA, { recursive: true });
writeFileSync(edited, readFileSync(OWN, 'utf8').replaceAll('type: boolean', 'type: integer'));
const empty = cpuOf(['-e', '0']);
for (const [what, other] of [
  ['against itself', OWN],
  ['against an edited copy', edited],
]) {
  const cpu = cpuOf([MAIN, 'diff', OWN, other, '--quiet']);
  console.log(
    `this document ${what}: ${(cpu / empty).toFixed(1)} x node -e 0 (${cpu.toFixed(0)} ms)`,
  );
}

const [[name, path]] = PAIRS;
const largest = fileOf(name, 'new', path);
const copy = join(DATA, 'reordered.json');
writeFileSync(copy, JSON.stringify(reordered(JSON.parse(readFileSync(largest, 'utf8'))), null, 2));
const floor = cpuOf(['--input-type=module', '-e', FLOOR, largest, copy]);
const { cpuMs, rssMb } = measured([MAIN, 'diff', largest, copy, '--quiet']);
console.log(
  `the largest against a reordered copy: ${(cpuMs / floor).toFixed(1)} x reading and parsing both (${cpuMs.toFixed(0)} ms), ${rssMb.toFixed(0)} MB`,
);

for (const [pair, file] of PAIRS) {
  const [old, now] = ['old', 'new'].map((side) => fileOf(pair, side, file));
  const { cpuMs: own, stdout } = measured([MAIN, 'diff', old, now, '--format', 'json']);
  console.log(`${pair}: ${(own / 1000).toFixed(1)} s of CPU`, countsOf(stdout));
}
