/**
 * `node bench/trend.js`: the CPU of `trend` over 1,000 nights with 200 findings each, beside that of a
 * process that does nothing. `node bench/trend.js 9` runs nine rounds instead of five.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const DATA = join(HERE, '.data');
const HISTORY = join(DATA, 'history.ndjson');
const USAGE = join(DATA, 'usage.json');
const MAIN = join(HERE, '..', 'bundle', 'cli', 'main.js');
const NIGHTS = 1000;
const FINDINGS = 200;
const CHECKS = 80;
const GOAL = 12;
const OPERATIONS = ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'];

const checks = Array.from({ length: CHECKS }, (_, at) => `check-of-something-or-other-${at}`);
const evaluated = [{ on: [...OPERATIONS, '*'], checks }];
const first = Date.parse('2024-01-01T02:00:00Z');

/** Of 400 deviations 200 are there, most for long: some come and go. */
const findingsOf = (night) =>
  Array.from({ length: FINDINGS }, (_, at) => {
    const number = at < 150 ? at : 150 + ((night * 7 + at * 3) % 250);
    return {
      fingerprint: (number * 2654435761).toString(16).padStart(16, '0'),
      check: checks[number % CHECKS],
      operation: OPERATIONS[number % OPERATIONS.length],
      severity: number % 3 === 0 ? 'warning' : 'error',
      waived: number % 10 === 0,
      probes: ['life-cycle'],
    };
  }).filter(
    ({ fingerprint }, at, all) => all.findIndex((each) => each.fingerprint === fingerprint) === at,
  );

const nightOf = (night) => {
  const start = first + night * 86_400_000;
  return {
    schemaVersion: '1',
    run: `run-${night}`,
    series: {
      command: 'run',
      target: 'sandbox',
      institution: 'institution',
      partner: 'partner',
      profile: 'published',
      depth: 'full',
    },
    start: new Date(start).toISOString(),
    end: new Date(start + 300_000).toISOString(),
    seed: night,
    suite: '1.0.0',
    provider: `2024.${Math.floor(night / 30)}`,
    build: `https://ci.example/${night}`,
    document: 'a'.repeat(64),
    verdict: 'does-not-conform',
    evidence: {
      operations: [5, 5],
      statuses: [8, 9],
      requirements: [40, 50],
      content: [10, 10],
      unanswered: 0,
      missing: 0,
    },
    narrowedBy: [],
    probes: ['life-cycle', 'two-clients'],
    pins: { put: 'merge' },
    latencies: Object.fromEntries(
      OPERATIONS.map((id) => [id, { p50: 40, p95: 90 + (night % 9), max: 200 }]),
    ),
    findings: findingsOf(night),
    evaluated,
  };
};

const measured = (args) => {
  rmSync(USAGE, { force: true });
  const preload = pathToFileURL(join(HERE, 'usage.js')).href;
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd: DATA,
    env: { ...process.env, BENCH_USAGE: USAGE },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`it ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(USAGE, 'utf8')).cpuMs;
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

mkdirSync(DATA, { recursive: true });
const lines = Array.from({ length: NIGHTS }, (_, night) => JSON.stringify(nightOf(night)));
writeFileSync(HISTORY, lines.map((line) => `\n${line}\n`).join(''));
const least = Math.min(...lines.map((line) => JSON.parse(line).findings.length));

const ratios = [];
for (let round = 0; round < Number(process.argv[2] ?? 5); round += 1) {
  const floor = measured(['-e', '0']);
  const trend = measured([MAIN, 'trend', '--history', HISTORY]);
  ratios.push(trend / floor);
  console.log(`node -e 0: ${floor.toFixed(0)} ms, trend: ${trend.toFixed(0)} ms of CPU`);
}
const megabytes = (statSync(HISTORY).size / 1e6).toFixed(0);
console.log(`${NIGHTS} nights, ${least} findings at the least, ${megabytes} MB`);
const reached = median(ratios) <= GOAL ? 'reached' : 'missed';
console.log(`The median ratio is ${median(ratios).toFixed(1)}: the goal of ${GOAL} is ${reached}.`);
if (reached === 'missed') process.exitCode = 1;
