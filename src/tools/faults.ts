/**
 * Runs whole runs against each planted fault, three ways, and writes what was found into the docs; against those
 * that the arguments name alone, and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { checksOf } from '../app/recorded/checked.testing.js';
import { judgeRecorded, plainEntries } from '../app/recorded/plain.testing.js';
import { DOCUMENT, OVERLAY } from '../app/packaged.js';
import { probesOf } from '../app/plan.js';
import { createReferenceJudge, PINS } from '../app/reference.testing.js';
import type { Exchange, Vouched } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { Fault } from '../provider/fault.js';
import { faults } from '../provider/faults/index.js';
import { loadContract } from '../openapi/load.js';
import { steady } from '../engine/steady.js';
import { LOST } from './lost-faults.js';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'fault-matrix.md');
const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
const strict = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' });
const judge = await createReferenceJudge();

type Way = 'beyond' | 'here' | 'full';
const WAYS: readonly Way[] = ['beyond', 'here', 'full'];
const idsOf = (depth: 'quick' | 'full', loopback: boolean) =>
  probesOf({ probes: undefined, depth }, { loopback }).map(({ id }) => id);
const PROBES = {
  beyond: idsOf('quick', false),
  here: idsOf('quick', true),
  full: idsOf('full', true),
};

/** Requests and seconds of all runs of a way. */
const spent = { beyond: [0, 0], here: [0, 0], full: [0, 0] };

const drive = async (way: Way, fault?: Fault) => {
  const exchanges: Exchange[] = [];
  const startedAt = performance.now();
  const report = await judge(fault, fault?.profile === 'strict' ? strict : contract, {
    pins: PINS,
    probes: PROBES[way],
    ...(way === 'beyond' && ({ beyond: true, depth: 'quick', failedLogins: true } as const)),
    onBatch: (batch) => exchanges.push(...(batch.exchanges ?? [])),
  });
  spent[way] = [
    (spent[way][0] ?? 0) + exchanges.length,
    (spent[way][1] ?? 0) + (performance.now() - startedAt) / 1000,
  ];
  return { exchanges, verdict: report.verdict, findings: report.findings };
};

const run = async (fault?: Fault) => {
  const [beyond, here, full] = [
    await drive('beyond', fault),
    await drive('here', fault),
    await drive('full', fault),
  ];
  const { exchanges } = here;
  const [alone, sole, bare, bareSole] = await Promise.all([
    recorded(plainEntries(exchanges)),
    recorded(plainEntries(exchanges), 'sole'),
    recorded(plainEntries(exchanges, 'left-out')),
    recorded(plainEntries(exchanges, 'left-out'), 'sole'),
  ]);
  return {
    verdict: full.verdict,
    findings: { beyond: beyond.findings, here: here.findings, full: full.findings },
    recorded: { alone, sole, bare, bareSole },
  };
};

/** What a finding is about, and what was seen: the correct provider may be told of the same place for another reason. */
const sightOf = ({ fingerprint, actual }: Finding): string => `${fingerprint} ${steady(actual)}`;

/** The checks with a finding that the correct provider does not give. */
const newIn = (findings: readonly Finding[], anyway: readonly Finding[]): readonly string[] => {
  const known = new Set(anyway.map(sightOf));
  const found = findings.filter((each) => !known.has(sightOf(each)));
  return [...new Set(found.map(({ check }) => check))].sort();
};

/** What the same traffic shows as a plain HAR: the checks with an error or a warning about the answers. */
const recorded = async (
  entries: readonly unknown[],
  vouched?: Vouched,
): Promise<readonly string[]> => {
  const pinned = { pins: PINS, ...(vouched === undefined ? {} : { vouched }) };
  return checksOf(await judgeRecorded(entries, contract, pinned));
};

const asked = process.argv.slice(2);
const tried = faults.filter(({ id }) => asked.length === 0 || asked.includes(id));
const strangers = asked.filter((id) => !tried.some((fault) => fault.id === id));
if (strangers.length > 0) throw new Error(`there is no fault ${strangers.join(', ')}`);
const silent = await run();
// Where the correct provider is not served, nothing that is missing says anything of a fault.
if (silent.verdict !== 'conforms') throw new Error(`the correct provider: ${silent.verdict}`);
const rows: string[] = [];
const shown = { alone: 0, sole: 0, bare: 0, bareSole: 0 };
const named = { beyond: 0, here: 0, full: 0 };
const unexplained: string[] = [];
for (const fault of tried) {
  const { verdict, findings, recorded: seen } = await run(fault);
  for (const how of ['alone', 'sole', 'bare', 'bareSole'] as const)
    if (seen[how].length > 0) shown[how] += 1;
  const inHar = seen.alone.length > 0 ? 'yes' : seen.sole.length > 0 ? '`--sole-writer`' : 'no';
  const why = inHar === 'yes' ? undefined : LOST[fault.id];
  if ((why === undefined) !== (inHar === 'yes') || (inHar === 'yes' && fault.id in LOST))
    unexplained.push(fault.id);
  const found = (way: Way) => newIn(findings[way], silent.findings[way]);
  const isFound = (way: Way) => fault.caughtBy.some((check) => found(way).includes(check));
  if (!fault.needs) for (const way of WAYS) if (isFound(way)) named[way] += 1;
  const marks = WAYS.map((way) => (isFound(way) ? 'yes' : 'no'));
  const by = found('full').map((check) => `\`${check}\``);
  const needs = fault.needs === undefined ? '' : ` (${fault.needs})`;
  rows.push(
    `| \`${fault.id}\`${needs} | ${verdict} | ${marks.join(' | ')} | ${inHar}${why === undefined ? '' : `: ${why}`} | ${by.join(', ') || '–'} |`,
  );
  console.error(`${fault.id} [${marks.join(' ')}] [${inHar}]: ${by.join(', ') || 'nothing'}`);
}

const plain = tried.filter(({ needs }) => !needs).length;
if (plain > 0 && WAYS.every((way) => named[way] === 0))
  throw new Error('nothing was found in any fault');

const share = (way: Way) => `${named[way]} (${Math.floor((100 * named[way]) / plain)} %)`;
const mean = (way: Way, index: 0 | 1, digits: number) =>
  ((spent[way][index] ?? 0) / (tried.length + 1)).toFixed(digits);

const page = `<!-- Written by \`npm run faults\`. -->

# What whole runs find of each planted fault

${tried.length} faults; three runs each, judged by the checks that they declare. The correct provider gives
none of the three an error or a warning. ${tried.length - plain} need order, overlap or repetition, as their rows say: they are not
among the ${plain} of which the share is taken.

| run | finds | requests on average | seconds on average, without a rate |
| --- | --- | --- | --- |
| quick, as beyond loopback | ${share('beyond')} | ${mean('beyond', 0, 0)} | ${mean('beyond', 1, 1)} |
| quick, on loopback | ${share('here')} | ${mean('here', 0, 0)} | ${mean('here', 1, 1)} |
| full, on loopback | ${share('full')} | ${mean('full', 0, 0)} | ${mean('full', 1, 1)} |

Recorded: the traffic of the quick run as a plain HAR, without a field of ours, credentials scrubbed, judged by
\`check\`. ${shown.alone} faults have an error or a warning about the answers, gaps apart, and
${shown.sole} with \`--sole-writer\`; where the field \`Authorization\` was left out, ${shown.bare} and
${shown.bareSole}. The correct provider, in all four ways: ${Object.values(silent.recorded).flat().length === 0 ? 'none' : 'some'}. What is
lost says why.

| fault | verdict, full | quick beyond | quick here | full | recorded | found by the full run |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
if (asked.length === 0)
  writeFileSync(PAGE, await format(page, { parser: 'markdown', printWidth: 100 }));
if (plain > 0)
  console.error(`found of ${plain}: ${WAYS.map((way) => `${way} ${share(way)}`).join(', ')}`);
if (unexplained.length > 0) {
  console.error(`src/tools/lost-faults.ts is wrong about ${unexplained.join(', ')}`);
  process.exitCode = 1;
}
