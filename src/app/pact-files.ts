import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from './errors.js';

export const PACTS = join('contracts', 'pacts');

/** The pact files of a folder, in order of name. Throws `pacts-missing`. */
export const pactsIn = (folder: string): readonly string[] => {
  const names = namesIn(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw appError('pacts-missing', `there is no pact in ${folder}`);
  return names.sort().map((name) => join(folder, name));
};

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw appError('pacts-missing', `the folder ${folder} cannot be read`, { cause });
  }
};
