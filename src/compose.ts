/** What the command line, the library and the tests use of the parts, plugged together. */
export { conductRun, planRun } from './compose/live.js';
export type { RunOptions } from './compose/run-options.js';
export { loadContractFor, type Conducted } from './compose/conduct.js';
export { SILENT, type Hooks } from './compose/hooks.js';
export { serve, type ServeOptions } from './compose/serve.js';
export { conductCheck, type CheckOptions } from './compose/check.js';
export { cleanUp, type CleanupOptions } from './compose/cleanup.js';
