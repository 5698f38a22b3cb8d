import { brokerSettings, type Env } from './settings.js';
import type { PactCli } from './pact-cli.js';

export const ADDRESS = 'http://127.0.0.1:9';

/** A command in place of Pact's: a script of Node that sees the same arguments and environment. */
export const fakeCli = (script: string, env: Env = {}, timeoutMs = 8_000): PactCli => ({
  settings: brokerSettings({ PATH: process.env.PATH, PACT_BROKER_BASE_URL: ADDRESS, ...env }),
  program: { file: process.execPath, args: ['-e', script, '--'] },
  timeoutMs,
});

/** A command that prints a text and ends with an exit code. */
export const printing = (text: string, code = 0, env: Env = {}): PactCli =>
  fakeCli(`process.stdout.write(${JSON.stringify(text)}); process.exitCode = ${code}`, env);

/** Prints what it was called with, as JSON. */
export const DUMP = `
const { readFileSync } = require('node:fs');
const cmdline = process.platform === 'linux' ? readFileSync('/proc/self/cmdline', 'utf8') : '';
process.stdout.write(JSON.stringify({ args: process.argv.slice(1), env: process.env, cmdline }));`;
