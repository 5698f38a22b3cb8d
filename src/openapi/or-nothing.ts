import { isRecord } from '../model/json/walk.js';

/** What the build has made ready; nothing where it has made none. */
export const orNothing = <T extends object>(load: () => T): T | Record<string, never> => {
  try {
    return load();
  } catch (error) {
    if (isRecord(error) && (error.code === 'ENOENT' || error.code === 'MODULE_NOT_FOUND'))
      return {};
    throw error;
  }
};
