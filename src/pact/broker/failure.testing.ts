import { ConformanceError } from '../../model/error.js';

/** The error that an action ends with; undefined where it does not. Any other error passes through. */
export const failure = async (
  action: () => unknown,
): Promise<{ readonly code: string; readonly message: string } | undefined> => {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    return { code: error.code, message: error.message };
  }
};
