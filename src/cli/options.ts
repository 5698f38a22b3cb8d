import type { OptionSpec } from './command.js';

const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): T => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new RangeError(`allowed are ${words.join(', ')}.`);
    return found;
  };

const listOf =
  (known?: readonly string[]) =>
  (text: string): readonly string[] => {
    const words = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const stranger = known && words.find((word) => !known.includes(word));
    if (stranger !== undefined)
      throw new RangeError(`"${stranger}" is none of ${known?.join(', ')}.`);
    if (words.length === 0) throw new RangeError('name at least one.');
    return words;
  };

const number =
  (least: number, most: number, whole = false) =>
  (text: string): number => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const right = value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!right)
      throw new RangeError(`a ${whole ? 'whole ' : ''}number from ${least} to ${most} is needed.`);
    return value;
  };

const rate = (text: string): number => number(0.01, 1000)(text.replace(/\/s$/, ''));

/** A TCP port; 0 lets the system choose. */
export const port = number(0, 65535, true);

export const FORMATS = ['console', 'json', 'jsonl', 'html', 'junit', 'markdown', 'sarif'] as const;

/** For commands that print on standard output what is no report. */
export const page: readonly OptionSpec[] = [
  { flags: '--format <name>', summary: 'text (default) or json', parse: oneOf('text', 'json') },
  { flags: '--reports <dir>', summary: 'folder for a file of the same (default: none)' },
];

/** What every judging command takes. */
export const judging: readonly OptionSpec[] = [
  { flags: '--spec <file>', summary: 'OpenAPI document to judge by (default: the packaged one)' },
  {
    flags: '--overlay <file>',
    summary: 'OpenAPI Overlay to apply, instead of the packaged one; implies the strict profile',
    repeatable: true,
  },
  {
    flags: '--profile <name>',
    summary: 'published: the document as it is; strict: the document with the overlay',
    parse: oneOf('published', 'strict'),
  },
  { flags: '--reports <dir>', summary: 'folder for the reports (default: reports)' },
  {
    flags: '--format <list>',
    summary: `of ${FORMATS.join(',')} (default: console,json,jsonl,html)`,
    parse: listOf(FORMATS),
  },
  {
    flags: '--gate <severity>',
    summary: 'the least severity that fails the run: error (default) or warning',
    parse: oneOf('error', 'warning'),
  },
  { flags: '--waivers <file>', summary: 'file of waivers, besides those of the configuration' },
  {
    flags: '--config <file>',
    summary: 'configuration (default: conformance.yaml, where there is one)',
  },
  { flags: '--accept-pins', summary: 'write the observed pins into the configuration' },
  { flags: '--quiet', summary: 'print the verdict and the findings only' },
  { flags: '--no-color', summary: 'print without colour' },
];

/** Maps what a recording says to what the document says. */
export const mapping: readonly OptionSpec[] = [
  {
    flags: '--base-url <url>',
    summary: "recorded host and prefix that stand for the document's server",
  },
];

/** What `run` takes besides. */
export const driving: readonly OptionSpec[] = [
  {
    flags: '--target <name>',
    summary: 'a name in the configuration, a URL, or embedded (default)',
  },
  { flags: '--institution <id>', summary: 'institution to work in' },
  { flags: '--partner <name>', summary: 'partner to work as' },
  { flags: '--other-institution <id>', summary: 'a second institution, for isolation probes' },
  { flags: '--other-partner <name>', summary: 'a second partner, for isolation probes' },
  {
    flags: '--seed <n>',
    summary: 'repeats the choices of an earlier run',
    parse: number(0, 4294967295, true),
  },
  {
    flags: '--depth <name>',
    summary: 'quick (default) or full',
    parse: oneOf('quick', 'full'),
  },
  { flags: '--probes <list>', summary: 'only these probes', parse: listOf() },
  { flags: '--read-only', summary: 'send no POST, PUT or DELETE' },
  {
    flags: '--rate <n/s>',
    summary: 'requests a second (default beyond loopback: 2/s)',
    parse: rate,
  },
  {
    flags: '--timeout <seconds>',
    summary: 'limit of one request (default: 10)',
    parse: number(0.1, 600),
  },
  {
    flags: '--max-duration <seconds>',
    summary: 'limit of the whole run, clean-up apart',
    parse: number(1, 86400),
  },
  { flags: '--record <file>', summary: 'write what was exchanged, scrubbed, as HAR' },
  { flags: '--fault <id>', summary: 'plant a defect in the embedded provider' },
  { flags: '--dry-run', summary: 'print the plan, send nothing, exit 3' },
  { flags: '--allow-mutations', summary: 'allow POST, PUT and DELETE beyond loopback' },
  { flags: '--allow-production', summary: 'allow requests to a known production host' },
  {
    flags: '--allow-failed-logins',
    summary: 'allow negative authentication probes beyond loopback',
  },
  {
    flags: '--journal <file>',
    summary: 'file that knows what was created (default: in the state folder)',
  },
];

/** What `cleanup` takes: the target of the run that left something behind. */
export const cleaning: readonly OptionSpec[] = [
  ...driving.filter(({ flags }) =>
    /^--(target|institution|partner|rate|timeout|allow-mutations|allow-production|journal)\b/.test(
      flags,
    ),
  ),
  {
    flags: '--config <file>',
    summary: 'configuration (default: conformance.yaml, where there is one)',
  },
  {
    flags: '--marked',
    summary: "list clients that carry this suite's mark, whatever the journal knows",
  },
  { flags: '--yes', summary: 'with --marked: delete them' },
];
