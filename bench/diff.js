// What a diff costs: `npm run diff` in this folder, after `npm install` here. It is no test.
// `npm run diff -- lot SEED` draws twenty breaking changes of the real pairs, to be looked at by hand.
// Descriptions of others are packages of this folder alone: two releases of each.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Draw } from './random.js';

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

const compared = ([pair, file]) => {
  const [old, now] = ['old', 'new'].map((side) => fileOf(pair, side, file));
  return measured([MAIN, 'diff', old, now, '--format', 'json']);
};

const figures = () => {
  const edited = join(DATA, 'edited.yaml');
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
  writeFileSync(
    copy,
    JSON.stringify(reordered(JSON.parse(readFileSync(largest, 'utf8'))), null, 2),
  );
  const floor = cpuOf(['--input-type=module', '-e', FLOOR, largest, copy]);
  const { cpuMs, rssMb } = measured([MAIN, 'diff', largest, copy, '--quiet']);
  console.log(
    `the largest against a reordered copy: ${(cpuMs / floor).toFixed(1)} x reading and parsing both (${cpuMs.toFixed(0)} ms), ${rssMb.toFixed(0)} MB`,
  );

  for (const pair of PAIRS) {
    const { cpuMs: own, stdout } = compared(pair);
    console.log(`${pair[0]}: ${(own / 1000).toFixed(1)} s of CPU`, countsOf(stdout));
  }
};

/** The same for the same seed and releases. */
const lot = (seed) => {
  const draw = new Draw(seed);
  const left = PAIRS.flatMap((pair) =>
    JSON.parse(compared(pair).stdout)
      .changes.filter(({ verdict }) => verdict === 'breaking')
      .map((change) => [pair[0], change]),
  );
  console.log(`${left.length} breaking changes, of which:`);
  for (let count = 0; count < 20 && left.length > 0; count++) {
    const [[pair, change]] = left.splice(draw.below(left.length), 1);
    const { fingerprint, kind, operation, at, title, old, new: now, witness } = change;
    const shown = { pair, fingerprint, kind, operation, at, title, old, new: now, witness };
    console.log(JSON.stringify(shown, null, 1));
  }
};

mkdirSync(DATA, { recursive: true });
const [what, seed] = process.argv.slice(2);
if (what === 'lot') lot(Number(seed));
else figures();
