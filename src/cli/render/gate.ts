import type { Decided } from '../../app/gate.js';
import { appendToFile, writeFileWhole } from '../../app/output-file.js';
import type { Settings } from '../../app/settings.js';
import { terminal as shown } from '../../model/escape.js';
import { jsonText, markdown } from '../../reporters/_escape.js';
import type { GateInput, GateReason, GateReport } from '../../app/outcome.js';
import { exitOfVerdict } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { day, rateWords } from './trend-words.js';
import { counted } from './words.js';

interface Format {
  /** Of its file. */
  readonly extension: string;
  readonly text: (report: GateReport) => string;
}

/** Characters of one sentence. */
const SENTENCE = 1_000;

const DECISIONS = {
  conforms: 'may ship',
  'does-not-conform': 'must not ship',
  'could-not-tell': 'could not tell whether it may ship',
} as const;
const MARKS = { conforms: '✅', 'does-not-conform': '❌', 'could-not-tell': '❔' } as const;

/** Prints the decision, and writes its files where a folder is named. @returns the exit code */
export const tellDecided = (
  { report }: Decided,
  { values, given }: Settings<'gate'>,
  terminal: Terminal,
): number => {
  for (const name of values.gateFormat) {
    const format = FORMATS[name];
    if (!format) continue;
    const text = format.text(report);
    if (given.has('reports')) writeFileWhole(values.reports, `gate.${format.extension}`, text);
    terminal.out(text);
  }
  if (values.jobSummary !== undefined) appendToFile(values.jobSummary, gateMarkdown(report));
  return exitOfVerdict(report.verdict);
};

const sentenceOf = ({ verdict, inputs }: GateReport): string => {
  const reasons = inputs.flatMap((each) => each.reasons);
  const wrong = reasons.filter(({ exit }) => exit === 1).length;
  const open = reasons.length - wrong;
  const counts = [
    wrong > 0 ? counted(wrong, 'reason against it', 'reasons against it') : '',
    open > 0 ? counted(open, 'thing that nobody can tell', 'things that nobody can tell') : '',
  ].filter((each) => each !== '');
  const of = counts.length > 0 ? counts.join(', ') : counted(inputs.length, 'input');
  return `${DECISIONS[verdict]} (${of})`;
};

const ageOf = ({ ageHours, maxAgeHours }: GateInput): string =>
  ageHours === null || maxAgeHours === null ? '' : `${ageHours} of ${maxAgeHours} hours old`;

const nameOf = ({ kind, target, file }: GateInput): string =>
  [kind ?? 'report', target === null ? '' : `of ${target}`, `(${file})`]
    .filter((each) => each !== '')
    .join(' ');

const factsOf = (input: GateInput): string =>
  [ageOf(input), input.seen, input.waived > 0 ? `${input.waived} waived` : '']
    .filter((each) => each !== '')
    .join('; ');

/** `; new that night`, `; still failing since 2027-01-31`: nothing where no history tells it. */
const storyWords = ({ story }: GateReason): string => {
  if (!story) return '';
  const { state, since, rate } = story;
  if (state === 'new') return '; new that night';
  if (state !== 'flaky') return `; ${state} since ${day(since)}`;
  return `; flaky${rate ? `, ${rateWords(rate)}` : ''}`;
};

/** Reasons of a kind that are told one by one; the JSON has them all. */
const NAMED = 8;

/** What is wrong stands before what nobody can tell. */
const toldOf = ({ reasons }: GateInput) => {
  const named = ([1, 3] as const).flatMap((exit) =>
    reasons.filter((each) => each.exit === exit).slice(0, NAMED),
  );
  const more = reasons.length - named.length;
  const rest = more === 0 ? [] : [`and ${counted(more, 'more reason')}, which the JSON names`];
  return { named, rest };
};

const gateText = (report: GateReport): string =>
  [...report.inputs.map(inputText), `gate: ${sentenceOf(report)}\n`].join('');

const inputText = (input: GateInput): string => {
  const { named, rest } = toldOf(input);
  return [
    `${input.reasons.length === 0 ? 'good' : 'not good'}: ${shown(nameOf(input), SENTENCE)}`,
    ...(factsOf(input) === '' ? [] : [`  ${shown(factsOf(input), SENTENCE)}`]),
    ...named.flatMap((reason) => [
      `  ${reason.exit === 1 ? 'wrong' : 'not told'}: ${shown(reason.what, SENTENCE)}${storyWords(reason)}`,
      `    mend it: ${shown(reason.mend, SENTENCE)}`,
    ]),
    ...rest.map((line) => `  ${line}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
};

const gateMarkdown = (report: GateReport): string => {
  const { verdict, inputs, document, providerVersion } = report;
  const rows = inputs.map(
    (each) =>
      `| ${each.reasons.length === 0 ? '✅' : '❌'} | ${markdown(nameOf(each))} | ${markdown(factsOf(each))} |`,
  );
  const reasons = inputs.flatMap((input) => {
    const { named, rest } = toldOf(input);
    const name = `- **${markdown(nameOf(input))}**`;
    return [
      ...named.map(
        (reason) =>
          `${name}: ${markdown(reason.what)}${storyWords(reason)}\n  - mend it: ${markdown(reason.mend)}`,
      ),
      ...rest.map((line) => `${name}: ${line}`),
    ];
  });
  const version = providerVersion === null ? '' : `, version ${markdown(providerVersion)}`;
  return [
    `## ${MARKS[verdict]} Gate: ${sentenceOf(report)}`,
    `Document ${markdown(document.path)}${version}, decided at ${report.decidedAt}.`,
    ['| | input | facts |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(reasons.length === 0 ? [] : [reasons.join('\n')]),
    '',
  ].join('\n\n');
};

const FORMATS: Readonly<Record<string, Format>> = {
  text: { extension: 'txt', text: gateText },
  json: { extension: 'json', text: (report) => `${jsonText(report, 2)}\n` },
  markdown: { extension: 'md', text: gateMarkdown },
};
