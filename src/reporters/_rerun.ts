import { visible } from '../model/escape.js';
import type { Report, RunInfo } from '../model/report.js';
import type { Cause } from './_causes.js';

/** Probes, files and names that one command line bears. */
const MOST = 8;

/** The command that judges once more what showed a cause, and little else; undefined: nothing can be repeated. */
export const rerunOf = (report: Report, cause: Cause): string | undefined => {
  if (cause.findings.every(({ exchanges }) => exchanges.length === 0)) return undefined;
  const words = WORDS[report.run.command](report, cause);
  return words && ['conformance', ...words.map(quoted)].join(' ');
};

type Words = (report: Report, cause: Cause) => readonly string[] | undefined;

const WORDS: Readonly<Record<RunInfo['command'], Words>> = {
  run: (report, cause) => {
    const { run } = report;
    const probes = probesOf(report, cause);
    const which = probes.length === 0 ? [] : ['--probes', probes.join(',')];
    const depth = run.depth === 'full' ? ['--depth', 'full'] : [];
    const seed = ['--seed', `${run.seed}`];
    return ['run', ...targetOf(run), ...which, ...seed, ...depth, ...restOf(run)];
  },
  check: (report, { check, findings }) => {
    const files = filesOf(report);
    if (files.length === 0) return undefined;
    const { run } = report;
    const word = run.vouched ? [VOUCHED[run.vouched]] : [];
    const which = ['--checks', check, ...operationsOf(findings)];
    return ['check', ...files, ...which, ...word, ...restOf(run)];
  },
  'pact check': ({ run }, { findings }) => {
    const which = [...pactsOf(findings), ...operationsOf(findings)];
    return ['pact', 'check', ...which, ...restOf(run)];
  },
  'pact verify': ({ run }, { findings }) => {
    const files = optionsOf(run).includes('--from-broker') ? [] : pactsOf(findings);
    const which = [...files, ...targetOf(run), ...operationsOf(findings)];
    return ['pact', 'verify', ...which, ...restOf(run)];
  },
};

const VOUCHED = { sole: '--sole-writer', partial: '--partial' } as const;

/** A name of the configuration says the rest; an address does not. */
const targetOf = (run: RunInfo): readonly string[] => {
  const { target, institution, partner, narrowedBy } = run;
  const may = narrowedBy.includes('--read-only') ? '--read-only' : '--allow-mutations';
  if (target === 'embedded') return ['--target', target];
  if (!/^https?:/i.test(target)) return ['--target', target, may];
  const unsaid = (flag: string, value: string | null) =>
    value === null || optionsOf(run).includes(flag) ? [] : [flag, value];
  const where = [...unsaid('--institution', institution), ...unsaid('--partner', partner)];
  return ['--target', target, ...where, may];
};

/** What the caller said besides: by what it judges, and what it may do. */
const restOf = (run: RunInfo): readonly string[] => [
  ...(run.profile === 'strict' ? ['--profile', 'strict'] : []),
  ...optionsOf(run),
];

const optionsOf = ({ options = [] }: RunInfo): readonly string[] => options;

const probesOf = ({ evidence }: Report, { findings }: Cause): readonly string[] => {
  const ids = new Set(findings.flatMap(({ exchanges }) => exchanges));
  const probes = evidence.flatMap(({ id, probe }) => (ids.has(id) && probe ? [probe] : []));
  return [...new Set(probes)].sort().slice(0, MOST);
};

const operationsOf = (findings: Cause['findings']): readonly string[] => {
  const names = new Set(findings.map(({ operation }) => operation));
  if (names.has(null) || names.size > MOST) return [];
  return ['--operation', [...names].sort().join(',')];
};

const pactsOf = (findings: Cause['findings']): readonly string[] =>
  [...new Set(findings.flatMap(({ pact }) => pact ?? []))].sort().slice(0, MOST);

/** A monitor needs all files: the story may go on in the next. */
const filesOf = ({ recordings = [] }: Report): readonly string[] =>
  recordings.length > MOST ? [] : recordings.map(({ file }) => file);

const PLAIN = /^[\w@%+=:,./-]+$/;

/** As a shell takes it for one word; a word that begins like an option is none of ours. */
const quoted = (word: string): string =>
  PLAIN.test(word) ? word : `'${visible(word).replaceAll("'", String.raw`'\''`)}'`;
