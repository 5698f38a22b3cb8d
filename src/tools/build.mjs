/** `npm run build`: compiles what has changed; with `contracts` the consumer tests. */
import { compile } from './compile.mjs';

process.exitCode = compile(process.argv[2] === 'contracts' ? 'contracts' : '.');
