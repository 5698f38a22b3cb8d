import { lint as lintContract } from '../openapi/lint/lint.js';
import { contractOf } from './judge.js';
import type { Linted } from './outcome.js';
import { GAPS } from './packaged.js';
import { documentOf, type Settings } from './settings.js';

/** The gaps of a document, as an overlay that the caller names changes it. */
export const lint = async (settings: Settings<'lint'>): Promise<Linted> => {
  const { given } = settings;
  const { spec, overlay } = settings.values;
  const values = given.has('overlay')
    ? { spec, overlay, profile: undefined }
    : { spec, overlay: undefined, profile: 'published' as const };
  const contract = await contractOf(documentOf({ values, given }));
  return { kind: 'linted', findings: lintContract(contract, GAPS) };
};
