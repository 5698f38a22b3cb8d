import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expectedFailures, generate, RECORDING } from './generate.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = dirname(RECORDING);
const USAGE = join(DATA, 'usage.json');
const REPORTS = join(DATA, 'reports');
const GOAL = 0.6;

const FLOOR = [join(HERE, 'floor.js'), RECORDING];
const CHECK = [
  join(HERE, '..', 'dist', 'cli', 'main.js'),
  'check',
  RECORDING,
  '--format',
  'json',
  '--quiet',
  '--reports',
  REPORTS,
];

const measured = (args, expectedExit) => {
  rmSync(USAGE, { force: true });
  const preload = pathToFileURL(join(HERE, 'usage.js')).href;
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd: DATA,
    env: { ...process.env, BENCH_USAGE: USAGE },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== expectedExit)
    throw new Error(`${args[0]} ended with ${status}, not with ${expectedExit}: ${stderr}`);
  return JSON.parse(readFileSync(USAGE, 'utf8'));
};

/** What the report says otherwise than what was planted; empty where they agree. */
const deviations = () => {
  const expected = expectedFailures();
  const { checks, summary } = JSON.parse(readFileSync(join(REPORTS, 'report.json'), 'utf8'));
  const wrong = checks
    .filter(({ check, fail }) => fail !== (expected.get(check) ?? 0))
    .map(({ check, fail }) => `${check} fails ${fail}, not ${expected.get(check) ?? 0} times`);
  for (const check of expected.keys())
    if (!checks.some((each) => each.check === check)) wrong.push(`there is no check ${check}`);
  if (summary.exchanges !== 100_000) wrong.push(`${summary.exchanges} exchanges were judged`);
  return wrong;
};

const least = (values) => Math.min(...values);
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

const whole = (value) => value.toFixed(0).padStart(8);
const share = (value) => value.toFixed(2).padStart(8);

const line = (name, values, show) =>
  console.log(`${name.padEnd(26)}${show(least(values))}${show(median(values))}`);

const rounds = Number(process.argv[2] ?? 5);
if (!existsSync(RECORDING)) {
  console.log('Generating the recording ...');
  generate(RECORDING);
}
rmSync(REPORTS, { recursive: true, force: true });

const floors = [];
const checks = [];
for (let round = 0; round < rounds; round += 1) {
  // Each goes first in every other round.
  if (round % 2 === 0) floors.push(measured(FLOOR, 0));
  checks.push(measured(CHECK, 1));
  if (round % 2 === 1) floors.push(measured(FLOOR, 0));
}

const cpu = (usages) => usages.map(({ cpuMs }) => cpuMs);
const ratios = checks.map(({ cpuMs }, at) => (cpuMs - floors[at].cpuMs) / floors[at].cpuMs);
console.log(`Node ${process.versions.node}, ${rounds} rounds       least  median`);
line('read and parse, CPU ms', cpu(floors), whole);
line('check, CPU ms', cpu(checks), whole);
line('(check - floor) / floor', ratios, share);
line(
  'read and parse, peak MB',
  floors.map(({ rssMb }) => rssMb),
  whole,
);
line(
  'check, peak MB',
  checks.map(({ rssMb }) => rssMb),
  whole,
);
const reached = median(ratios) <= GOAL ? 'reached' : 'missed';
console.log(`The goal, a median ratio of at most ${GOAL}, is ${reached}.`);

const wrong = checks.length === 0 ? ['nothing was measured'] : deviations();
if (wrong.length > 0) {
  console.error(`The findings are not those that were planted:\n${wrong.join('\n')}`);
  process.exitCode = 1;
} else console.log('The findings are exactly those that were planted.');
