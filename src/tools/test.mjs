/** `npm run t -- FILE`: compiles what has changed and runs the tests of one file or folder. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { compile, filesIn, ROOT } from './compile.mjs';
import { prepare } from './prepare.mjs';
import { planOf } from './test-plan.mjs';

const HELP = `npm run t -- FILE… [options of mocha, such as -g TEXT]
  FILE   src/checks/_uri.test.ts, the file that it tests (src/checks/_uri.ts), or a folder`;

const main = async () => {
  const plan = planOf(process.argv.slice(2), filesIn(join(ROOT, 'src')));
  if ('wrong' in plan) {
    console.error(`${plan.wrong}\n${HELP}`);
    return 2;
  }
  const code = compile();
  if (code !== 0) return code;
  await prepare();
  // Tests of whole commands run what is published.
  await bundle();
  const mocha = join(
    dirname(createRequire(import.meta.url).resolve('mocha/package.json')),
    'bin/mocha.js',
  );
  const { status } = spawnSync(process.execPath, [mocha, ...plan.arguments], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status ?? 1;
};

process.exitCode = await main();
