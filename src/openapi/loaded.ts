import type { Contract } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import type { Dialect } from './dialect.js';
import type { Documents, Place } from './documents.js';

/** The documents behind a contract. */
export interface Loaded {
  readonly root: Place;
  readonly documents: Documents;
  readonly dialect: Dialect;
}

const LOADED = new WeakMap<Contract, Loaded>();

export const rememberLoaded = (contract: Contract, loaded: Loaded): Contract => {
  LOADED.set(contract, loaded);
  return contract;
};

/** What a contract was made from. Throws where it was not made by this folder. */
export const loadedFrom = (contract: Contract): Loaded => {
  const loaded = LOADED.get(contract);
  if (loaded) return loaded;
  throw new ConformanceError('internal', 'the contract was not loaded from a document');
};
