import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { settingsError } from './errors.js';

/** Puts a text in the place of a file, whole or not at all. Throws `config-unwritable`. */
export const replaceFile = (path: string, text: string, mode: number): void => {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = openSync(temporary, 'wx', mode);
    try {
      fchmodSync(handle, mode);
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const words = error instanceof Error ? error.message : String(error);
    throw settingsError('config-unwritable', `${path} cannot be written: ${words}`, {
      cause: error,
    });
  }
};
