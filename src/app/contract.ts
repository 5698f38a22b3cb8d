import type { Contract } from '../model/contract.js';
import { contractOf } from './judge.js';
import { documentOf, type Settings } from './settings.js';

/** Compiles a document. */
export const contract = (settings: Settings<'contract'>): Promise<Contract> =>
  contractOf(documentOf(settings));
