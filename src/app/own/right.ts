import { claims } from '../../checks/index.js';
import { KINDS } from '../../changes/kinds.js';
import type { Part } from '../../model/check.js';
import type { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';
import { SEVERITIES } from '../../model/finding.js';
import { isObject } from '../../model/json/walk.js';
import { PURPOSES } from '../../model/purpose.js';
import type { OwnCheck, OwnMonitor } from './define.js';

const PARTS: Readonly<Record<Part, true>> = {
  'request.target': true,
  'request.headers': true,
  'request.body': true,
  'response.status': true,
  'response.headers': true,
  'response.type': true,
  'response.body': true,
  'response.raw': true,
  'response.bytes': true,
};

type Members = Readonly<Record<string, unknown>>;

/** A rule on one member, and what would be right. */
type Rule = readonly [name: string, isRight: (value: unknown) => boolean, right: string];

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const among = (words: readonly string[]) => (value: unknown) =>
  value === undefined || (typeof value === 'string' && words.includes(value));

const RULES: readonly Rule[] = [
  [
    'id',
    (id) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(String(id)),
    'words in small letters, with hyphens',
  ],
  [
    'severity',
    (severity) => isText(severity) && among(SEVERITIES)(severity),
    SEVERITIES.join(', '),
  ],
  ['ledger', among(['contract', 'standards']), 'contract or standards'],
  ['asks', among(['request']), 'request, or nothing'],
  ['clause', isText, 'the place that makes it binding'],
  ['title', isText, 'the claim as a sentence'],
  ['why', isText, 'a sentence'],
  ['fix', isText, 'a sentence'],
  [
    'looksAt',
    (it) => isObject(it) && isLookedAt(it),
    `parts of ${Object.keys(PARTS).join(', ')}, and known purposes`,
  ],
  [
    'examples',
    (it) => isObject(it) && isSome(it.pass) && isSome(it.fail),
    'at least one that passes and one that fails',
  ],
];

const isSome = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

const isLookedAt = ({ parts, operations, statuses, purposes }: Members): boolean =>
  Array.isArray(parts) &&
  parts.every((part) => Object.hasOwn(PARTS, String(part))) &&
  [operations, statuses, purposes].every((list) => list === undefined || isTextList(list)) &&
  [purposes ?? []].flat().every((purpose) => purpose === 'foreign' || among(PURPOSES)(purpose));

/** Throws `own-check-invalid` for what is no check, or takes the place of another. @param taken ids of own ones before it */
export const demandRight = (
  given: unknown,
  module: string,
  taken: ReadonlySet<string>,
): OwnCheck | OwnMonitor => {
  const it: Members = isObject(given) ? given : {};
  const { kind, id } = it;
  if (kind !== 'check' && kind !== 'monitor')
    throw invalid(
      `${module} holds something that is no check`,
      'make it with defineCheck or defineMonitor',
    );
  const who = `${module}: the ${kind} ${isText(id) ? String(id) : '(without an id)'}`;
  for (const [name, isRight, right] of RULES)
    if (!isRight(it[name])) throw invalid(`${who}: ${name} is wrong`, `it is ${right}`);
  const method = kind === 'check' ? 'evaluate' : 'start';
  if (!isFunction(it[method])) throw invalid(`${who}: ${method} is no function`, 'write one');
  if (claims.some((claim) => claim.id === id) || Object.hasOwn(KINDS, String(id)))
    throw invalid(
      `${who} has the id of one of the suite`,
      'name it otherwise: checks are added, none is replaced',
    );
  if (taken.has(String(id))) throw invalid(`${who} is there twice`, 'name one of them otherwise');
  return given as OwnCheck | OwnMonitor;
};

const invalid = (what: string, next: string): ConformanceError =>
  appError('own-check-invalid', what, { next });
