import { ConformanceError } from '../model/error.js';
import type { ExaminedItem } from './outcome.js';

/** One thing that was looked at: what an error says is what is wrong with it. */
export const examined = async (
  what: string,
  look: () => string | Promise<string>,
): Promise<ExaminedItem> => {
  try {
    return { what, state: 'well', words: await look(), error: undefined };
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    return { what, state: 'wrong', words: error.message, error };
  }
};
