import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { Document } from 'yaml';
import { parseYaml } from './configuration.js';

/**
 * Writes the observed pins under `pins:`; comments and all else stay as they are. The file is
 * replaced whole, or made.
 */
export const acceptPins = (file: string, pins: Readonly<Record<string, string>>): void => {
  const document = existsSync(file) ? parseYaml(file).document : new Document({});
  for (const [key, value] of Object.entries(pins)) document.setIn(['pins', key], value);
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'wx', 0o644);
  try {
    writeSync(handle, document.toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
};
