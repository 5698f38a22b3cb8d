import type { Night, PassedOver } from './nights.js';
import {
  isAmount,
  isHash,
  isNumber,
  isShare,
  isTable,
  isText,
  isTime,
  listOf,
  oneOf,
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

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'];

/** By hand: there are hundreds of thousands of them. */
const isFinding: Shape = (value) => {
  if (!isTable(value)) return false;
  const { fingerprint, check, operation, severity, waived, probes, ofRun, about } = value;
  return (
    typeof fingerprint === 'string' &&
    typeof check === 'string' &&
    (operation === null || typeof operation === 'string') &&
    SEVERITIES.includes(severity) &&
    typeof waived === 'boolean' &&
    (probes === undefined || isTexts(probes)) &&
    (ofRun === undefined || ofRun === true) &&
    (about === undefined || typeof about === 'string')
  );
};

const isTexts = listOf(isText);

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
    unanswered: isAmount,
    missing: isAmount,
  }),
  narrowedBy: listOf(isText),
  probes: listOf(isText),
  pins: tableOf(isText),
  latencies: tableOf(withMembers({ p50: isAmount, p95: isAmount, max: isAmount })),
  findings: listOf(isFinding),
  evaluated: listOf(withMembers({ on: listOf(isText), checks: listOf(isText) })),
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
