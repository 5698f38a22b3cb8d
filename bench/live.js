/**
 * What a request of a live run costs: quick and full runs of the embedded provider take turns with a run of one probe,
 * whose start-up is taken off. `node bench/live.js 9` runs nine rounds instead of five. It ends with 1 where a request
 * of the full run costs more than one of the quick run.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA, measured, median } from './measure.js';

const MAIN = fileURLToPath(new URL('../bundle/cli/main.js', import.meta.url));
const RUNS = {
  least: ['--probes', 'listed-client'],
  quick: [],
  full: ['--depth', 'full'],
};
const rounds = Number(process.argv[2] ?? 5);
mkdirSync(DATA, { recursive: true });

/** CPU in milliseconds, and exchanges, of one run. */
const run = (name, seed) => {
  const reports = join(DATA, `live-${name}`);
  const common = ['--target', 'embedded', '--format', 'json', '--quiet', '--seed', String(seed)];
  const { cpuMs } = measured([MAIN, 'run', ...common, '--reports', reports, ...RUNS[name]]);
  const { summary } = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'));
  return { cpuMs, exchanges: summary.exchanges };
};

const perRequest = { quick: [], full: [] };
const all = { least: [], quick: [], full: [] };
for (let round = 1; round <= rounds; round += 1) {
  const least = run('least', round);
  all.least.push(least.cpuMs);
  for (const name of ['quick', 'full']) {
    const { cpuMs, exchanges } = run(name, round);
    all[name].push(cpuMs);
    perRequest[name].push((cpuMs - least.cpuMs) / (exchanges - least.exchanges));
    console.log(`${name}: ${exchanges} exchanges, ${Math.round(cpuMs)} ms`);
  }
}
const [quick, full] = [median(perRequest.quick), median(perRequest.full)];
console.log(`start-up and one probe: ${Math.round(median(all.least))} ms of CPU`);
console.log(
  `a request of a quick run: ${quick.toFixed(2)} ms, of a full one: ${full.toFixed(2)} ms`,
);
console.log(`ratio ${(full / quick).toFixed(2)}`);
process.exitCode = full > quick ? 1 : 0;
