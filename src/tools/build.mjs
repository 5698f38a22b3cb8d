/** `npm run build`: compiles what has changed, and bundles what is published; with `contracts` the consumer tests. */
import { bundle } from './bundle.mjs';
import { compile } from './compile.mjs';

const isContracts = process.argv[2] === 'contracts';
process.exitCode = compile(isContracts ? 'contracts' : '.');
if (process.exitCode === 0 && !isContracts) await bundle();
