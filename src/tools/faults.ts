/** Runs the whole default run once for each planted fault, and writes what was found into the docs. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { firing } from '../app/judging.testing.js';
import { checksOf } from '../app/recorded/checked.testing.js';
import { judgeRecorded, plainEntries } from '../app/recorded/plain.testing.js';
import { DOCUMENT, OVERLAY } from '../app/packaged.js';
import { createReferenceJudge, PINS } from '../app/reference.testing.js';
import type { Exchange, Vouched } from '../model/exchange.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { loadContract } from '../openapi/load.js';
import { LOST } from './lost-faults.js';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'fault-matrix.md');
const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
const strict = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' });
const judge = await createReferenceJudge();

const run = async (fault?: Fault) => {
  const exchanges: Exchange[] = [];
  const report = await judge(fault, fault?.profile === 'strict' ? strict : contract, {
    pins: PINS,
    onBatch: (batch) => exchanges.push(...(batch.exchanges ?? [])),
  });
  const [alone, sole, bare, bareSole] = await Promise.all([
    recorded(plainEntries(exchanges)),
    recorded(plainEntries(exchanges), 'sole'),
    recorded(plainEntries(exchanges, 'left-out')),
    recorded(plainEntries(exchanges, 'left-out'), 'sole'),
  ]);
  return {
    verdict: report.verdict,
    checks: firing(report, ['error', 'warning', 'info']),
    recorded: { alone, sole, bare, bareSole },
  };
};

/** What the same traffic shows as a plain HAR: the checks with an error or a warning about the answers. */
const recorded = async (
  entries: readonly unknown[],
  vouched?: Vouched,
): Promise<readonly string[]> => {
  const pinned = { pins: PINS, ...(vouched === undefined ? {} : { vouched }) };
  return checksOf(await judgeRecorded(entries, contract, pinned));
};

const silent = await run();
const rows: string[] = [];
let missed = 0;
const shown = { alone: 0, sole: 0, bare: 0, bareSole: 0 };
const unexplained: string[] = [];
for (const fault of faults) {
  const { verdict, checks, recorded: seen } = await run(fault);
  for (const how of ['alone', 'sole', 'bare', 'bareSole'] as const)
    if (seen[how].length > 0) shown[how] += 1;
  const inHar = seen.alone.length > 0 ? 'yes' : seen.sole.length > 0 ? '`--sole-writer`' : 'no';
  const why = inHar === 'yes' ? undefined : LOST[fault.id];
  if ((why === undefined) !== (inHar === 'yes') || (inHar === 'yes' && fault.id in LOST))
    unexplained.push(fault.id);
  const found = checks.filter((check) => !silent.checks.includes(check));
  if (fault.caughtBy.some((check) => !found.includes(check))) missed += 1;
  rows.push(
    `| \`${fault.id}\` | ${verdict} | ${inHar}${why === undefined ? '' : `: ${why}`} | ${found.map((check) => `\`${check}\``).join(', ') || '–'} |`,
  );
  console.error(`${fault.id} [${inHar}]: ${found.join(', ') || 'nothing'}`);
}

const page = `<!-- Written by \`npm run faults\`. -->

# What the default run finds of each planted fault

The correct provider: ${silent.verdict}, no error and no warning. ${faults.length} faults, one whole
default run each; faults that only a probe of the full depth shows are missed here, and caught in
\`npm test\`.

Recorded: the same traffic as a plain HAR, without a field of ours, credentials scrubbed, judged by
\`check\`. ${shown.alone} faults have an error or a warning about the answers, gaps apart, and
${shown.sole} with \`--sole-writer\`; where the field \`Authorization\` was left out, ${shown.bare} and
${shown.bareSole}. The correct provider, in all four ways: ${Object.values(silent.recorded).flat().length === 0 ? 'none' : 'some'}. What is
lost says why.

| fault | verdict | recorded | found by |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
writeFileSync(PAGE, await format(page, { parser: 'markdown', printWidth: 100 }));
if (unexplained.length > 0) {
  console.error(`src/tools/lost-faults.ts is wrong about ${unexplained.join(', ')}`);
  process.exitCode = 1;
}
console.error(
  `${faults.length - missed} of ${faults.length} faults were named by all checks that they declare`,
);
