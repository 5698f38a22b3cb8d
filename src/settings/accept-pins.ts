import { existsSync, realpathSync, statSync } from 'node:fs';
import { stringify } from 'yaml';
import { withPins } from './pins-text.js';
import { replaceFile } from './replace-file.js';
import { invalid, parseYaml, readYaml } from './yaml-file.js';

type Pins = Readonly<Record<string, string>>;

/**
 * Writes the observed pins under `pins:`; every other byte of the file stays as it is. The file is
 * replaced whole, or made. Throws a `ConformanceError`: what `readYaml` throws, `config-unwritable`.
 */
export const acceptPins = (file: string, pins: Pins): void => {
  if (Object.keys(pins).length === 0) return;
  if (!existsSync(file)) {
    replaceFile(file, stringify({ pins }, { lineWidth: 0 }), 0o644);
    return;
  }
  // A link stays a link.
  const path = realpathSync(file);
  const before = readYaml(path);
  const text = withPins(before, pins);
  if (text === undefined || !isHeld(text, file, pins)) {
    throw invalid(`${file}: pins is written in a way that cannot be added to; write it as a block`);
  }
  if (text !== before.text) replaceFile(path, text, statSync(path).mode & 0o777);
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
