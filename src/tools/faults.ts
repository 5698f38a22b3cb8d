/** Runs the whole default run once for each planted fault, and writes what was found into the docs. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { firing } from '../app/judging.testing.js';
import { DOCUMENT, OVERLAY } from '../app/packaged.js';
import { createReferenceJudge, PINS } from '../app/reference.testing.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { loadContract } from '../openapi/load.js';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'fault-matrix.md');
const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
const strict = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' });
const judge = await createReferenceJudge();

const run = async (fault?: Fault) => {
  const report = await judge(fault, fault?.profile === 'strict' ? strict : contract, {
    pins: PINS,
  });
  return { verdict: report.verdict, checks: firing(report, ['error', 'warning', 'info']) };
};

const silent = await run();
const rows: string[] = [];
let missed = 0;
for (const fault of faults) {
  const { verdict, checks } = await run(fault);
  const found = checks.filter((check) => !silent.checks.includes(check));
  if (fault.caughtBy.some((check) => !found.includes(check))) missed += 1;
  rows.push(
    `| \`${fault.id}\` | ${verdict} | ${found.map((check) => `\`${check}\``).join(', ') || '–'} |`,
  );
  console.error(`${fault.id}: ${found.join(', ') || 'nothing'}`);
}

const page = `<!-- Written by \`npm run faults\`. -->

# What the default run finds of each planted fault

The correct provider: ${silent.verdict}, no error and no warning. ${faults.length} faults, one whole
default run each; faults that only a probe of the full depth shows are missed here, and caught in
\`npm test\`.

| fault | verdict | found by |
| --- | --- | --- |
${rows.join('\n')}
`;
writeFileSync(PAGE, await format(page, { parser: 'markdown', printWidth: 100 }));
console.error(
  `${faults.length - missed} of ${faults.length} faults were named by all checks that they declare`,
);
