import { lint as lintContract } from '../openapi/lint/lint.js';
import { contractOf } from './judge.js';
import type { Linted } from './outcome.js';
import { documentOf, type Settings } from './settings.js';

/** The gaps of a document. */
export const lint = async (settings: Settings<'lint'>): Promise<Linted> => {
  const { spec } = settings.values;
  const values = { spec, overlay: undefined, profile: 'published' } as const;
  const contract = await contractOf(documentOf({ values, given: settings.given }));
  return { kind: 'linted', findings: lintContract(contract) };
};
