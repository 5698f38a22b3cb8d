import { ConformanceError } from '../model/error.js';
import { reportersError } from './_errors.js';
import type { RunEvent } from '../model/event.js';
import type { Listener } from '../model/reporter.js';

/** Events nest six levels deep; what nests deeper was not written by us. */
const DEPTH = 32;

/** The members that each event must have, and their JSON types. */
const MEMBERS: Readonly<Record<RunEvent['type'], Readonly<Record<string, string>>>> = {
  'run-started': { schemaVersion: 'string', tool: 'object', run: 'object', document: 'object' },
  'probe-finished': { probe: 'object' },
  'evidence-kept': { evidence: 'object' },
  'pact-verified': { pact: 'object' },
  'host-summed': { host: 'object' },
  'refusal-summed': { refusal: 'object' },
  'recording-read': { recording: 'object' },
  'finding-made': { finding: 'object' },
  'finding-counted': { fingerprint: 'string', count: 'number', exchanges: 'array' },
  'operation-summed': { operation: 'object' },
  'check-summed': { tally: 'object' },
  'requirement-summed': { requirement: 'object' },
  'pin-observed': { key: 'string', value: 'string' },
  'client-left-over': { leftover: 'object' },
  'run-finished': {
    durationMs: 'number',
    summary: 'object',
    verdict: 'string',
    reason: 'string',
  },
};

/**
 * Tells a listener, in order, the events that a `report.jsonl` holds.
 * Throws `report-incomplete` for a stream that was cut off, once the listener has heard what there
 * is, and `report-invalid` for a line that is no event.
 */
export const replay = (lines: Iterable<string>, listener: Listener): void => {
  let number = 0;
  let last: RunEvent['type'] | undefined;
  let unread: ConformanceError | undefined;
  for (const line of lines) {
    number += 1;
    if (line === '') continue;
    // A line that cannot be read is a stream cut off where it is the last one, a bad one elsewhere.
    if (unread) throw unread;
    const event = parse(line, number);
    if (event instanceof ConformanceError) {
      unread = event;
      continue;
    }
    const isFirst = event.type === 'run-started';
    if (isFirst !== (last === undefined)) throw misplaced(number, event.type, isFirst);
    if (last === 'run-finished') throw invalid(number, 'comes after the end of the run');
    listener.event(event);
    last = event.type;
  }
  if (unread !== undefined || last !== 'run-finished') {
    throw reportersError('report-incomplete', 'the stream of events breaks off', {
      cause: unread,
    });
  }
};

const misplaced = (number: number, type: string, isFirst: boolean): ConformanceError =>
  isFirst
    ? invalid(number, 'starts the run a second time')
    : reportersError(
        'report-incomplete',
        `the stream of events begins with ${type}, not with the start of a run`,
      );

const invalid = (number: number, what: string): ConformanceError =>
  reportersError('report-invalid', `line ${number} of the stream of events ${what}`);

/** The event of a line, or why it is no JSON. */
const parse = (line: string, number: number): RunEvent | ConformanceError => {
  if (nestsDeeper(line, DEPTH)) throw invalid(number, 'is nested too deeply');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return reportersError('report-invalid', `line ${number} is not JSON`, { cause });
  }
  if (!isEvent(value)) throw invalid(number, 'is no event of ours');
  return value;
};

const isEvent = (value: unknown): value is RunEvent => {
  if (typeof value !== 'object' || value === null) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  const type = members.get('type');
  if (typeof type !== 'string' || !isType(type)) return false;
  if (type === 'run-started' && members.get('schemaVersion') !== '1') return false;
  return Object.entries(MEMBERS[type]).every(([name, kind]) => kindOf(members.get(name)) === kind);
};

const isType = (type: string): type is RunEvent['type'] => Object.hasOwn(MEMBERS, type);

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** Whether brackets outside of strings nest deeper than a limit: found without parsing. */
const nestsDeeper = (line: string, limit: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') inString = !inString;
    else if (inString) at += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
};
