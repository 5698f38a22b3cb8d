import { noteNumbers } from '../model/json/written.js';
import { parseJson } from './json.js';
import type { SourceFile } from './source-file.js';
import type { Telling } from './telling.js';

/**
 * Parses JSON or YAML into plain values and remembers where each container stands. What reads YAML is loaded where
 * there is some. Throws a `ConformanceError` that names file, line and column.
 */
export const parse = async (
  { text }: SourceFile,
  file: string,
  telling: Telling,
): Promise<unknown> => {
  const json = parseJson(text);
  if (!json) return (await import('./yaml.js')).parseYaml(text, file, telling);
  telling.positions.recordJson(json.root, file, text);
  noteNumbers(text, json.root);
  return json.root;
};
