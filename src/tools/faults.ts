/** Runs the whole default run once for each planted fault, and writes what was found into the docs. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { createAuthorizer } from '../auth/authorizer.js';
import { firing, judgeLive } from '../compose/judging.testing.js';
import { DOCUMENT } from '../compose/packaged.js';
import { createAuthority } from '../provider/authority.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { startProvider } from '../provider/provider.js';
import { loadContract } from '../spec/load.js';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'fault-matrix.md');
const PINS = { put: 'merge', 'equal-creates': 'two', 'empty-update': 'no-change' };

const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
const authority = await createAuthority();

const run = async (fault?: Fault) => {
  const provider = await startProvider({ authority, ...(fault ? { fault } : {}) });
  const { settings, origin } = provider;
  try {
    const report = await judgeLive(
      {
        origin,
        collection: { institution: settings.institution, partner: settings.partner },
        other: { institution: settings.otherInstitution, partner: settings.otherPartner },
        authorizer: (transport) =>
          createAuthorizer(
            { kind: 'private_key_jwt', ...settings },
            { transport, now: Date.now, learn: () => undefined },
          ),
      },
      { contract, pins: PINS },
    );
    return { verdict: report.verdict, checks: firing(report, ['error', 'warning', 'info']) };
  } finally {
    await provider.close();
  }
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
