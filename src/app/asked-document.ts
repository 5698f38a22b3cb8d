import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Asked } from '../history/gate/asked.js';
import { appError } from './errors.js';
import { DOCUMENT } from './packaged.js';

/** The document that the inputs must be about. Throws `file-unreadable`. */
export const askedDocument = (spec: string | undefined): Asked['document'] => {
  const path = spec ?? DOCUMENT;
  try {
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    return { path: spec ?? 'the packaged document', sha256, isPackaged: spec === undefined };
  } catch (cause) {
    throw appError('file-unreadable', `${path} cannot be read`, { cause });
  }
};
