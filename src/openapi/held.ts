import type { ValidateFunction } from 'ajv';
import { isVague, noteWritten } from '../model/json/written.js';

/** What Ajv is told of where a value stands. */
export type Held = Parameters<ValidateFunction>[1];

/** A number that is vague as a double stands in a list of one, so that how it is written can be noted; others nowhere. */
export const held = (value: unknown, written: string | undefined): Held => {
  if (written === undefined || typeof value !== 'number' || !isVague(value)) return undefined;
  const list = [value];
  noteWritten(list, '0', written);
  return {
    instancePath: '',
    parentData: list,
    parentDataProperty: 0,
    rootData: list,
    dynamicAnchors: {},
  };
};
