import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeDocument, linkedDocument } from './large-document.js';
import { DATA, measured, median } from './measure.js';

const ROUNDS = Number(process.argv[2] ?? 3);
const CLI = join(import.meta.dirname, '..', 'bundle', 'cli', 'main.js');
const REPORTS = join(DATA, 'size-reports');
const [LARGE, LINKED] = ['large.json', 'linked.json'].map((name) => join(DATA, name));

const entry = (url, body) => ({
  startedDateTime: '2026-01-01T00:00:00.000Z',
  time: 5,
  request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [], queryString: [] },
  response: {
    status: 200,
    httpVersion: 'HTTP/1.1',
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    content: { size: -1, mimeType: 'application/json', text: body },
  },
});

const recorded = (name, url, body) => {
  const file = join(DATA, name);
  const creator = { name: 'bench', version: '1' };
  writeFileSync(
    file,
    JSON.stringify({ log: { version: '1.2', creator, entries: [entry(url, body)] } }),
  );
  return file;
};

const largestReport = () => {
  const sizes = readdirSync(REPORTS).map((name) => statSync(join(REPORTS, name)).size);
  return Math.max(...sizes) / 1e6;
};

const check = (recording, spec) => {
  rmSync(REPORTS, { recursive: true, force: true });
  return ['check', recording, '--spec', spec, '--reports', REPORTS, '--quiet'];
};

mkdirSync(DATA, { recursive: true });
writeFileSync(LARGE, JSON.stringify(largeDocument(), undefined, 1));
writeFileSync(LINKED, JSON.stringify(linkedDocument()));
const [one, other] = [
  recorded('large.har', 'https://api.example.test/accounts0/1', '{}'),
  recorded('linked.har', 'https://api.example.test/p0', '{"a":"x"}'),
];

const PARSE = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))";
/** Each with the floor that it is compared with, and the most that is allowed. */
const JOBS = [
  ['lint, large', () => [CLI, 'lint', '--spec', LARGE], 'parse', 40],
  ['check, large', () => [CLI, ...check(one, LARGE)], 'parse', 40],
  ['check, linked', () => [CLI, ...check(other, LINKED)], 'start', 20],
];

const floors = { parse: [], start: [] };
const used = JOBS.map(() => []);
const reports = [];
for (let round = 0; round < ROUNDS; round += 1) {
  floors.parse.push(measured(['-e', PARSE, LARGE]));
  floors.start.push(measured(['-e', '0']));
  for (const [index, [, args]] of JOBS.entries()) {
    used[index].push(measured(args(), [0, 1, 3]));
    if (index === 1) reports.push(largestReport());
  }
}

const cpu = (all) => median(all.map(({ cpuMs }) => cpuMs));
console.log(`large: ${(statSync(LARGE).size / 1e6).toFixed(1)} MB; medians of ${ROUNDS} rounds`);
for (const [index, [name, , floor, most]] of JOBS.entries()) {
  const ratio = cpu(used[index]) / cpu(floors[floor]);
  const peak = Math.max(...used[index].map(({ rssMb }) => rssMb));
  console.log(
    `${name}: ${(cpu(used[index]) / 1000).toFixed(2)} s, ${ratio.toFixed(1)} × (most ${most}), ${peak.toFixed(0)} MB`,
  );
  if (ratio > most || peak > 500) process.exitCode = 1;
}
console.log(
  `floors: parse ${cpu(floors.parse).toFixed(0)} ms, start ${cpu(floors.start).toFixed(0)} ms`,
);
console.log(`largest report: ${Math.max(...reports).toFixed(1)} MB`);
if (Math.max(...reports) > 10) process.exitCode = 1;
