import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
export const DATA = join(HERE, '.data');
const USAGE = join(DATA, 'usage.json');
const PRELOAD = pathToFileURL(join(HERE, 'usage.js')).href;

/**
 * Runs node once and says what it used, its threads among it.
 * @param {readonly string[]} args
 * @param {readonly (number | null)[]} exits that are no failure
 * @returns {{ cpuMs: number, rssMb: number, stdout: string }}
 */
export const measured = (args, exits = [0]) => {
  rmSync(USAGE, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
    cwd: DATA,
    env: { ...process.env, BENCH_USAGE: USAGE },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!exits.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return { ...JSON.parse(readFileSync(USAGE, 'utf8')), stdout };
};

/** @param {readonly number[]} values */
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
