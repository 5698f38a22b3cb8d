import { claims } from '../../checks/index.js';
import type { Contract, Operation } from '../../model/contract.js';
import { appError } from '../errors.js';
import { SEVERITIES, type Severity } from '../../model/finding.js';
import { isObject } from '../../model/json/walk.js';
import type { OwnCheck, OwnMonitor } from '../own/define.js';
import { handedClaims } from '../own/handed.js';
import type { OwnClaims } from '../own/load.js';
import { type Base, baseOf } from '../../recordings/where.js';
import { onlyOptions, wrong } from './demand.js';

/** By what exchanges are judged that a caller hands over. */
export interface GivenOptions {
  /** What `contract()` gives, or its promise. Default: the packaged document. */
  readonly contract?: Contract | Promise<Contract> | undefined;
  /** The least severity that does not conform. Default: `error`. */
  readonly gate?: 'error' | 'warning' | undefined;
  /** Severities by check, over the checks' own; `off`: it judges nothing. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
  /** Answers to what the document leaves open. */
  readonly pins?: Readonly<Record<string, string>> | undefined;
  /** Host and prefix that stand for the document's server. Default: found in each address. */
  readonly baseUrl?: string | undefined;
  /** Checks and monitors of one's own, besides those of the suite. */
  readonly ownChecks?: readonly (OwnCheck | OwnMonitor)[] | undefined;
}

/** Options of which every one is right. */
export interface RightOptions {
  readonly gate: 'error' | 'warning';
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly pins: Readonly<Record<string, string>>;
  readonly base: Base | undefined;
  readonly own: OwnClaims;
}

const KNOWN = ['contract', 'gate', 'severities', 'pins', 'baseUrl', 'ownChecks'];

/** Throws `usage`, `unknown-check`, `own-check-invalid`. @param more names of options besides the common ones */
export const rightOptions = (given: GivenOptions, more: readonly string[] = []): RightOptions => {
  onlyOptions(given, [...KNOWN, ...more]);
  const { gate = 'error', severities = {}, pins = {}, baseUrl, ownChecks = [] } = given;
  if (!['error', 'warning'].includes(gate)) throw wrong('the option gate', 'error or warning');
  if (!isObject(pins) || Object.values(pins).some((pin) => typeof pin !== 'string'))
    throw wrong('the option pins', 'hand over texts by name');
  if (baseUrl !== undefined && typeof baseUrl !== 'string')
    throw wrong('the option baseUrl', 'hand over a text');
  const own = handedClaims(ownChecks);
  demandSeverities(severities, own);
  return { gate, severities: { ...severities }, pins: { ...pins }, base: baseOf(baseUrl), own };
};

const demandSeverities = (severities: unknown, own: OwnClaims): void => {
  const words: readonly unknown[] = [...SEVERITIES, 'off'];
  if (!isObject(severities) || Object.values(severities).some((each) => !words.includes(each)))
    throw wrong('the option severities', `hand over ${words.join(', ')} by check`);
  const known = [...claims, ...own.claims];
  const stranger = Object.keys(severities).find((name) => !known.some(({ id }) => id === name));
  if (stranger === undefined) return;
  throw appError('unknown-check', `the option severities names "${stranger}"`);
};

/** Throws `usage` for what is no contract. */
export const rightContract = async (given: unknown): Promise<Contract> => {
  const contract: unknown = await given;
  if (isContract(contract)) return contract;
  throw wrong('the option contract', 'hand over what contract() gives');
};

const isContract = (value: unknown): value is Contract =>
  isObject(value) && Array.isArray(value.operations) && typeof value.match === 'function';

/** Throws `usage`. */
export const operationOf = (id: unknown, { operations }: Contract): Operation | undefined => {
  if (id === undefined) return undefined;
  const found = operations.find((operation) => operation.id === id);
  if (found) return found;
  throw appError('usage', `there is no operation "${typeof id === 'string' ? id : typeof id}"`, {
    next: `known are ${operations.map((operation) => operation.id).join(', ')}`,
  });
};
