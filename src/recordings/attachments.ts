import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';

/** What a recording keeps in files of its own: reads one by its name; undefined where there is none. */
export type Attachments = (name: string) => Uint8Array | undefined;

export const NO_ATTACHMENTS: Attachments = () => undefined;

/** More than any content that is worth judging. */
const LARGEST = 64 * 1024 ** 2;

/** The files beside a recording, and in the folders below: a link out of there is not followed. */
export const filesBeside = (recording: string): Attachments => {
  let folder: string | undefined;
  return (name) => {
    if (isAbsolute(name) || name.includes('\0')) return undefined;
    try {
      folder ??= realpathSync(dirname(recording));
      const file = realpathSync(join(folder, name));
      return file.startsWith(folder.endsWith(sep) ? folder : folder + sep)
        ? contentOf(file)
        : undefined;
    } catch {
      return undefined;
    }
  };
};

const contentOf = (file: string): Uint8Array | undefined => {
  const handle = openSync(file, 'r');
  try {
    const stats = fstatSync(handle);
    return stats.isFile() && stats.size <= LARGEST ? readFileSync(handle) : undefined;
  } finally {
    closeSync(handle);
  }
};
