// Whether two checkouts write the same reports: `node bench/same.js OLD NEW`, both built.
// Clocks, durations, ports, salts and ids that are drawn apart, every byte of report.json must be the same.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [before, after] = process.argv.slice(2).map((folder) => resolve(folder ?? '.'));
if (!before || !after) {
  console.error('usage: node bench/same.js OLD NEW');
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

const run = (...more) => ['run', '--seed', '7', '--format', 'json', ...more];
const scenarios = [
  ...['published', 'strict'].flatMap((profile) =>
    ['quick', 'full'].map((depth) => run('--profile', profile, '--depth', depth)),
  ),
  ...FAULTS.map((id) => run('--fault', id)),
  ...recordings().map((file) => ['check', file, '--format', 'json']),
  ...pacts().map((file) => ['pact', 'check', file, '--format', 'json']),
];

function recordings() {
  const folder = join(after, 'bench/.data');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.har'))
    .map((name) => join(folder, name));
}

function pacts() {
  const folder = join(after, 'contracts/pacts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
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
    .replace(/pcc-[0-9a-f]{16}/g, 'MARK')
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
  console.log(`${isSame ? 'same     ' : 'different'}  ${args.join(' ')}`);
  if (!isSame) console.log(`  ${lines[at] ?? ''}\n  ${others[at] ?? ''}`);
}
console.log(`${scenarios.length - different} of ${scenarios.length} reports are the same`);
process.exitCode = different === 0 ? 0 : 1;
