import { noteNumbers } from '../model/json/written.js';
import { parseJson } from './json.js';
import { readyRoot } from './ready-document.js';
import type { SourceFile } from './source-file.js';
import type { Telling } from './telling.js';

/**
 * Parses JSON or YAML into plain values and remembers where each container stands. What reads YAML is loaded where
 * there is some that is not known already. Throws a `ConformanceError` that names file, line and column.
 */
export const parse = async (
  source: SourceFile,
  file: string,
  telling: Telling,
): Promise<unknown> => {
  const { text } = source;
  const json = parseJson(text);
  if (!json)
    return (
      readyRoot(source, file, telling) ?? (await import('./yaml.js')).parseYaml(text, file, telling)
    );
  telling.positions.recordJson(json.root, file, text);
  noteNumbers(text, json.root);
  return json.root;
};
