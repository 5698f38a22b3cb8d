import { INPUT_KINDS, type InputKind } from '../model/gate.js';

type Schema = Readonly<Record<string, unknown>>;

/** An input as the configuration names it. */
export interface RequiredEntry {
  readonly file: string;
  readonly kind?: InputKind;
  readonly target?: string;
  /** Hours, or a number with its unit. */
  readonly maxAge?: number | string;
  readonly allows?: readonly string[];
}

export interface DeployQuestion {
  readonly pacticipant?: string;
  readonly environment?: string;
  readonly version?: string;
}

/** `gate:` of the configuration. */
export interface GateSettings {
  readonly requires?: readonly RequiredEntry[];
  readonly canIDeploy?: DeployQuestion;
}

const TEXT: Schema = { type: 'string', minLength: 1 };

const REQUIRED: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['file'],
  properties: {
    file: { ...TEXT, description: 'The report: report.json, or the JSON of diff.' },
    kind: {
      enum: INPUT_KINDS,
      description: 'What it is the report of. Absent: run, check or pact verify.',
    },
    target: {
      ...TEXT,
      description: 'The target that it must be about. Absent: the one of the gate.',
    },
    maxAge: {
      type: ['number', 'string'],
      exclusiveMinimum: 0,
      maximum: 8784,
      pattern: '^[1-9][0-9]{0,4}[mhd]$',
      examples: ['36h', '7d'],
      description:
        'How old what it judged may be: hours, or a number with m, h or d. Default: 36h.',
    },
    allows: {
      type: 'array',
      items: TEXT,
      examples: [['--read-only', '--probes', 'exclude deleteClient']],
      description:
        'What it may have left out, as run.narrowedBy of the report says it, or how that begins.',
    },
  },
  if: {
    type: 'object',
    properties: { kind: { enum: ['diff', 'pact check'] } },
    required: ['kind'],
  },
  then: { type: 'object', properties: { target: false } },
};

/** The schema of `gate:`. */
export const GATE: Schema = {
  type: 'object',
  additionalProperties: false,
  description:
    'What the command gate requires; without a list, report.json of the folder of reports.',
  properties: {
    requires: { type: 'array', maxItems: 100, items: REQUIRED },
    canIDeploy: {
      type: 'object',
      additionalProperties: false,
      description: 'Asks `pact can-i-deploy` while the gate runs; its options, by name.',
      properties: {
        pacticipant: TEXT,
        environment: TEXT,
        version: TEXT,
      },
    },
  },
};

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { m: HOUR / 60, h: HOUR, d: 24 * HOUR };

/** Milliseconds. */
export const maxAgeOf = ({ maxAge = 36 }: Pick<RequiredEntry, 'maxAge'>): number =>
  typeof maxAge === 'number'
    ? maxAge * HOUR
    : Number(maxAge.slice(0, -1)) * (UNITS[maxAge.slice(-1)] ?? HOUR);
