/**
 * `npm run build`: compiles what has changed, makes ready what is known of the packaged documents, and bundles
 * what is published; with `contracts` the consumer tests;
 * with `stale` only where there is no build, or one that is older than a source.
 */
import { bundle } from './bundle.mjs';
import { compile, isStale } from './compile.mjs';
import { prepare } from './prepare.mjs';

const what = process.argv[2];
const isContracts = what === 'contracts';
if (what !== 'stale' || isStale()) {
  process.exitCode = compile(isContracts ? 'contracts' : '.');
  if (process.exitCode === 0 && !isContracts) {
    await prepare();
    await bundle();
  }
}
