import { readFileSync } from 'node:fs';

// The least that any judge of a whole recording must do.
const { log } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (log.entries.length === 0) process.exitCode = 1;
