import { readFileSync } from 'node:fs';
import { Lines } from './lines.js';
import { orNothing } from './or-nothing.js';
import type { SourceFile } from './source-file.js';
import type { Telling } from './telling.js';
import { isContainer } from './value.js';

/** A parsed document, and the offsets at which its parts stand, in its order. */
export interface ReadyDocument {
  /** As JSON: whoever reads a document may change it. */
  readonly root: string;
  /** Of each container, then of the names of its members, or of its items; null: nowhere. */
  readonly offsets: readonly (number | null)[];
}

/** From the folder of compiled files, and from that of the bundled ones. */
const FILE = '../ready/documents.json';

let documents: Readonly<Record<string, ReadyDocument>> | undefined;

/** What a text holds that was parsed before; undefined for any other. */
export const readyRoot = (
  { text, sha256 }: SourceFile,
  file: string,
  { positions }: Telling,
): object | undefined => {
  documents ??= orNothing(() => {
    const url = new URL(FILE, import.meta.url);
    return JSON.parse(readFileSync(url, 'utf8')) as Readonly<Record<string, ReadyDocument>>;
  });
  const known = documents[sha256];
  if (!known) return undefined;
  const root: unknown = JSON.parse(known.root);
  if (!isContainer(root)) return undefined;
  const source = { file, lines: new Lines(text) };
  let next = 0;
  const record = (container: object): void => {
    const at = next++;
    const keys = Object.keys(container);
    next += keys.length;
    positions.record(container, source, {
      start: known.offsets[at] ?? 0,
      offsetOf: (key) => {
        const index = keys.indexOf(key);
        return index < 0 ? undefined : (known.offsets[at + 1 + index] ?? undefined);
      },
    });
    for (const part of Object.values(container) as unknown[]) if (isContainer(part)) record(part);
  };
  record(root);
  return root;
};
