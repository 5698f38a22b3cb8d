import type { ValidateFunction } from 'ajv';
import { noteWritten } from '../model/json/written.js';

/** What Ajv is told of where a value stands. */
export type Held = Parameters<ValidateFunction>[1];

/** A number as the only item of a list, so that how it is written can be noted; others stand nowhere. */
export const held = (value: unknown, written: string | undefined): Held => {
  if (written === undefined) return undefined;
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
