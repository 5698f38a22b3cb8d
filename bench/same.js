// Whether two checkouts write the same reports: `node bench/same.js OLD NEW [HAR…]`, both built.
// Judged are runs of both profiles and depths, planted faults, a part of the recording of the bench, pacts, and the
// recordings that are named.
// Clocks, durations, ports, salts and ids that are drawn apart, every byte of report.json must be the same.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.js';

const [before, after, ...named] = process.argv.slice(2).map((path) => resolve(path));
if (!before || !after) {
  console.error('usage: node bench/same.js OLD NEW [HAR...]');
  process.exit(2);
}

/** One of each kind: secrets, lists, life cycle, framing, tokens, bodies. */
const FAULTS = [
  'secret-in-get',
  'list-omits-newest',
  'deleted-is-still-listed',
  'body-after-204',
  'list-is-wrapped',
  'anonymous-list',
  'any-token-works',
  'bad-retry-after',
  'broken-json-accepted',
  'bytes-after-body',
];

/** Every defect of the whole recording stands in the part, once at least. */
const CYCLES = 500;

const work = mkdtempSync(join(tmpdir(), 'same-of-'));

const run = (...more) => ['run', '--seed', '7', '--format', 'json', ...more];
const scenarios = [
  ...['published', 'strict'].flatMap((profile) =>
    ['quick', 'full'].map((depth) => run('--profile', profile, '--depth', depth)),
  ),
  ...FAULTS.map((id) => run('--fault', id)),
  ...recordings().map((file) => ['check', file, '--format', 'json']),
  ...[...ownPacts(), ...(await corpusPacts())].map((args) => [
    'pact',
    'check',
    ...args,
    '--format',
    'json',
  ]),
];

function recordings() {
  const part = join(work, 'part.har');
  generate(part, CYCLES);
  return [part, ...named];
}

function ownPacts() {
  const folder = join(after, 'contracts/pacts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [join(folder, name)]);
}

function corpus(name) {
  return import(pathToFileURL(join(after, `dist/app/pact-corpus/${name}.testing.js`)).href);
}

/** The interactions of the pact corpus, one pact for each document. */
async function corpusPacts() {
  const { documents } = await corpus('documents');
  const kinds = ['compatible', 'incompatible', 'demanding', 'variants'];
  const pairs = await Promise.all(kinds.map(async (kind) => (await corpus(kind))[kind]));
  return Object.entries(documents).map(([name, document]) => {
    const [pact, spec] = [join(work, `${name}-pact.json`), join(work, `${name}.json`)];
    const own = pairs.flat().filter((pair) => pair.document === name);
    const interactions = own.map(({ title, interaction }) => ({
      description: title,
      ...interaction,
    }));
    writeFileSync(spec, JSON.stringify(document));
    writeFileSync(
      pact,
      JSON.stringify({
        consumer: { name: 'console' },
        provider: { name: 'provider' },
        interactions,
        metadata: { pactSpecification: { version: '3.0.0' } },
      }),
    );
    return [pact, '--spec', spec];
  });
}

/** Each drawn value by the place at which it first stands: what was equal stays equal. */
const numbered = (text, pattern, letter) => {
  const seen = new Map();
  return text.replace(pattern, (value) => {
    if (!seen.has(value)) seen.set(value, `${letter}${seen.size + 1}`);
    return seen.get(value);
  });
};

const normal = (text) => {
  const report = JSON.parse(text);
  report.run = { ...report.run, id: '', startedAt: '', durationMs: 0 };
  for (const operation of report.operations) operation.latencyMs = null;
  let plain = JSON.stringify(report, null, 1);
  plain = plain.replace(/"(Date|date|durationMs|at|startedAt|endedAt)": "[^"]*GMT"/g, '"$1": ""');
  plain = plain.replace(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, 'DATE');
  plain = plain.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME');
  plain = numbered(plain, /127\.0\.0\.1:\d+/g, 'host');
  plain = numbered(plain, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');
  plain = plain.replace(/\b[A-Za-z0-9_-]{24,}\b/g, (value) => (/\d/.test(value) ? 'DRAWN' : value));
  plain = plain
    .replace(/pcc[a-p]{16}/g, 'MARK')
    .replace(/\(run [0-9a-f]{16}\)/g, '(run MARK)')
    .replace(/"durationMs": [\d.]+/g, '"durationMs": 0');
  return plain.replace(/\b\d+(\.\d+)? (ms|milliseconds)\b/g, 'N $2');
};

const reportOf = (checkout, args) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-'));
  try {
    execFileSync(
      process.execPath,
      [join(checkout, 'dist/cli/main.js'), ...args, '--reports', folder],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'ignore'],
        env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
      },
    );
  } catch (error) {
    if (error.status === null) throw error;
  }
  try {
    return normal(
      readFileSync(join(folder, 'report.json'), 'utf8')
        .replaceAll(folder, '')
        .replaceAll(checkout, ''),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};

let different = 0;
for (const args of scenarios) {
  const [one, other] = [reportOf(before, args), reportOf(after, args)];
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const isSame = one === other;
  if (!isSame) different += 1;
  console.log(
    `${isSame ? 'same     ' : 'different'}  ${args.map((arg) => basename(arg)).join(' ')}`,
  );
  if (!isSame) console.log(`  ${lines[at] ?? ''}\n  ${others[at] ?? ''}`);
}
rmSync(work, { recursive: true });
console.log(`${scenarios.length - different} of ${scenarios.length} reports are the same`);
process.exitCode = different === 0 ? 0 : 1;
