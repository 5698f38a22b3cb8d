import type { DocumentParameter } from '../../model/document.js';
import { isObject } from '../../model/json/walk.js';
import { variablesOf } from '../../model/path-template.js';
import { steady } from '../draft.js';
import { isEqual } from '../schema/equal.js';
import {
  type Context,
  type OperationPair,
  type ParameterPair,
  requestLine,
  writtenOf,
} from './context.js';
import { valueOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { noteSerialisation } from './serialisation.js';
import { noteLost } from './unread.js';

/** OpenAPI has these said elsewhere. */
const IGNORED = new Set(['header accept', 'header content-type', 'header authorization']);

/** Every parameter as clients write it must be one that the new document reads as it was meant. */
export const compareParameters = (pair: OperationPair, context: Context): void => {
  const [before, after] = [parametersOf(pair, 'old'), parametersOf(pair, 'new')];
  const isLost = noteLost(writtenOf(pair), 'parameters', context);
  for (const [key, old] of before) {
    const now = after.get(key);
    if (now) compareParameter(pair, { old, new: now }, context);
    else if (old.in !== 'path' && !isLost.new) noteRemoved(pair, old, context);
  }
  for (const [key, now] of after) {
    const old = before.get(key);
    if (!old && isLost.old) continue;
    if (!old && now.in === 'path') compareUndeclared(pair, now, context);
    if (now.required && !old?.required && now.in !== 'path') noteRequired(pair, old, now, context);
  }
};

/** By place and name: header names without case, path variables by their order. */
const parametersOf = (
  pair: OperationPair,
  side: 'old' | 'new',
): ReadonlyMap<string, DocumentParameter> => {
  const served = pair[side];
  const variables = variablesOf(served.operation.path);
  const keyed = served.written.parameters.map((parameter): [string, DocumentParameter] => {
    const { name, in: location } = parameter;
    if (location === 'path') return [`path ${variables.indexOf(name)}`, parameter];
    return [`${location} ${location === 'header' ? name.toLowerCase() : name}`, parameter];
  });
  return new Map(keyed.filter(([key]) => !IGNORED.has(key) && key !== 'path -1'));
};

const placeOf = ({ in: location, name }: DocumentParameter): string =>
  `request.${location}/${name}`;

const causeOf = (
  kind: string,
  { pointer, in: location, name }: DocumentParameter,
  operation: string,
): string => `${kind} ${location} ${name} ${steady(pointer, operation)}`;

const noteRemoved = (pair: OperationPair, old: DocumentParameter, { add }: Context): void => {
  const operation = pair.old.operation.id;
  add({
    kind: 'parameter-removed',
    verdict: 'withdrawn',
    direction: 'request',
    operation,
    at: placeOf(old),
    title: `the ${old.in} parameter ${JSON.stringify(old.name)} is no longer documented`,
    old: old.pointer,
    new: pair.new.operation.pointer,
    cause: causeOf('parameter-removed', old, operation),
  });
};

const noteRequired = (
  pair: OperationPair,
  old: DocumentParameter | undefined,
  now: DocumentParameter,
  { add }: Context,
): void => {
  const operation = pair.old.operation.id;
  add({
    kind: 'parameter-required',
    verdict: 'breaking',
    direction: 'request',
    operation,
    at: placeOf(now),
    title: `the ${now.in} parameter ${JSON.stringify(now.name)} is required now`,
    old: old?.pointer ?? pair.old.operation.pointer,
    new: now.pointer,
    cause: causeOf('parameter-required', now, operation),
    witness: {
      message: { request: requestLine(pair.old) },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
};

/** What the old document says nothing of is any text. */
const compareUndeclared = (pair: OperationPair, now: DocumentParameter, context: Context): void => {
  compareAt(
    {
      kind: 'parameter-schema',
      direction: 'request',
      operation: pair.old.operation.id,
      at: placeOf(now),
      old: undefined,
      new: now.schema,
      form: 'text',
      message: (value) => ({ request: { ...requestLine(pair.old), path: { [now.name]: value } } }),
    },
    context,
  );
};

/** What may be sent as a name alone. */
const noteEmpty = (
  pair: OperationPair,
  { old, new: now }: ParameterPair,
  context: Context,
): void => {
  if (!mayBeEmpty(old) || mayBeEmpty(now) || !now.schema) return;
  const judge = context.contracts.new.validator(now.schema, 'request');
  if (!judge || judge.accepts('') || judge.accepts(null)) return;
  const operation = pair.old.operation.id;
  context.add({
    kind: 'parameter-schema',
    verdict: 'breaking',
    direction: 'request',
    operation,
    at: placeOf(old),
    title: `the ${old.in} parameter ${JSON.stringify(old.name)} may no longer be empty`,
    old: old.pointer,
    new: now.pointer,
    cause: causeOf('parameter-empty', now, operation),
    witness: {
      message: { request: { ...requestLine(pair.old), [old.in]: { [old.name]: '' } } },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
};

const mayBeEmpty = ({ in: location, value }: DocumentParameter): boolean =>
  location === 'query' && isObject(value) && value.allowEmptyValue === true;

const compareParameter = (pair: OperationPair, each: ParameterPair, context: Context): void => {
  if (noteSerialisation(pair, each, context)) return;
  noteDefault(pair, each, context);
  noteEmpty(pair, each, context);
  const [before, after] = [valueOf(each.old), valueOf(each.new)];
  const { name, in: location } = each.old;
  compareAt(
    {
      kind: 'parameter-schema',
      direction: 'request',
      operation: pair.old.operation.id,
      at: placeOf(each.old),
      old: before.schema,
      new: after.schema,
      form: before.form,
      message: (value) => ({
        request: { ...requestLine(pair.old), [location]: { [name]: value } },
      }),
    },
    context,
  );
};

const noteDefault = (
  pair: OperationPair,
  { old, new: now }: ParameterPair,
  { add }: Context,
): void => {
  const [before, after] = [defaultOf(old), defaultOf(now)];
  if (isEqual(before, after)) return;
  add({
    kind: 'parameter-default',
    verdict: 'safe',
    direction: 'request',
    operation: pair.old.operation.id,
    at: placeOf(old),
    title: `the default of the ${old.in} parameter ${JSON.stringify(old.name)} is another`,
    old: old.pointer,
    new: now.pointer,
  });
};

const defaultOf = ({ schema }: DocumentParameter): unknown => {
  const value = schema?.resolved.value;
  return isObject(value) ? value.default : undefined;
};
