import type { Night, PassedOver } from '../model/history.js';
import {
  isFlag,
  isHash,
  isNumber,
  isShare,
  isTable,
  isText,
  isTime,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  type Shape,
  tableOf,
  withMembers,
} from './shape.js';

export const VERSION = '1';

const SERIES = withMembers({
  command: oneOf('run', 'check', 'pact verify'),
  target: isText,
  institution: orNull(isText),
  partner: orNull(isText),
  profile: oneOf('published', 'strict'),
  depth: oneOf('quick', 'full', null),
});

const FINDING = withMembers({
  fingerprint: isText,
  check: isText,
  operation: orNull(isText),
  severity: oneOf('error', 'warning', 'info'),
  waived: isFlag,
  probes: orAbsent(listOf(isText)),
  ofRun: oneOf(true, undefined),
});

const isNight: Shape = withMembers({
  schemaVersion: oneOf(VERSION),
  run: isText,
  series: SERIES,
  start: isTime,
  end: isTime,
  seed: isNumber,
  suite: isText,
  provider: orNull(isText),
  build: orNull(isText),
  document: isHash,
  verdict: oneOf('conforms', 'does-not-conform', 'could-not-tell'),
  evidence: withMembers({
    operations: isShare,
    statuses: isShare,
    requirements: isShare,
    content: isShare,
    unanswered: isNumber,
    missing: isNumber,
  }),
  narrowedBy: listOf(isText),
  probes: listOf(isText),
  pins: tableOf(isText),
  latencies: tableOf(withMembers({ p50: isNumber, p95: isNumber, max: isNumber })),
  findings: listOf(FINDING),
  evaluated: tableOf(listOf(isText)),
});

const isNightValue = (value: unknown): value is Night => isNight(value);

/**
 * A night as it is written. The line end before it keeps it apart from a line that another run was killed
 * in the middle of; empty lines mean nothing.
 */
export const encode = (night: Night): string => `\n${JSON.stringify(night)}\n`;

/** @returns why it is no night, where it is none */
export const decode = (line: string): Night | PassedOver['why'] => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'torn';
  }
  if (isNightValue(value)) return value;
  const { schemaVersion }: { readonly schemaVersion?: unknown } = isTable(value) ? value : {};
  return typeof schemaVersion === 'string' && schemaVersion !== VERSION
    ? 'of a later version'
    : 'not a night';
};
