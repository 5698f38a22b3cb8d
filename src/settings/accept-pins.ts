import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { stringify } from 'yaml';
import { ConformanceError } from '../model/error.js';
import { withPins } from './pins-text.js';
import { invalid, parseYaml, readYaml } from './yaml-file.js';

type Pins = Readonly<Record<string, string>>;

/**
 * Writes the observed pins under `pins:`; every other byte of the file stays as it is. The file is
 * replaced whole, or made. Throws a `ConformanceError`: what `readYaml` throws, `config-unwritable`.
 */
export const acceptPins = (file: string, pins: Pins): void => {
  if (Object.keys(pins).length === 0) return;
  if (!existsSync(file)) {
    replace(file, stringify({ pins }, { lineWidth: 0 }), 0o644);
    return;
  }
  // A link stays a link.
  const path = realpathSync(file);
  const before = readYaml(path);
  const text = withPins(before, pins);
  if (text === undefined || !isHeld(text, file, pins)) {
    throw invalid(`${file}: pins is written in a way that cannot be added to; write it as a block`);
  }
  if (text !== before.text) replace(path, text, statSync(path).mode & 0o777);
};

/** Whether a text holds exactly these pins, among others; a splice is not trusted unread. */
const isHeld = (text: string, file: string, pins: Pins): boolean => {
  try {
    const { document } = parseYaml(text, file);
    return Object.entries(pins).every(([key, value]) => document.getIn(['pins', key]) === value);
  } catch {
    return false;
  }
};

const replace = (path: string, text: string, mode: number): void => {
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
    throw new ConformanceError('config-unwritable', `${path} cannot be written: ${words}`, {
      cause: error,
    });
  }
};
