import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../model/contract.js';
import { isVague } from '../model/json/written.js';
import { DOCUMENT, OVERLAY } from '../app/packaged.js';
import type { Dialect } from '../openapi/dialect.js';
import { ajvFor } from '../openapi/engine.js';
import { Gaps } from '../openapi/gaps.js';
import { loadContract } from '../openapi/load.js';
import { Positions, type SourceText, type Written } from '../openapi/positions.js';
import type { ReadyDocument } from '../openapi/ready-document.js';
import { type Deciders, wordsOf } from '../openapi/ready.js';
import { readSource } from '../openapi/source-file.js';
import { refsWithin } from '../openapi/subschemas.js';
import { isContainer, type JsonObject } from '../openapi/value.js';
import { parseYaml } from '../openapi/yaml.js';

/** Writes what `openapi/ready-document.ts` and `openapi/ready.ts` read: the packaged documents as they are when they were parsed, and their validators. */
export const makeReady = async (root: string): Promise<void> => {
  const folder = join(root, 'dist', 'ready');
  mkdirSync(folder, { recursive: true });
  const documents = Object.fromEntries(
    await Promise.all([DOCUMENT, OVERLAY].map((file) => documentIn(file))),
  );
  put(join(folder, 'documents.json'), JSON.stringify(documents));
  put(join(folder, 'validators.cjs'), await validators());
};

/** Only what has changed: somebody else may be reading it. */
const put = (file: string, text: string): void => {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
};

/** Keeps what it is told of containers. */
class Kept extends Positions {
  readonly all = new Map<object, Written>();

  override record(container: object, source: SourceText, node: Written): void {
    super.record(container, source, node);
    this.all.set(container, node);
  }
}

const documentIn = async (file: string): Promise<readonly [string, ReadyDocument]> => {
  const { text, sha256 } = await readSource(file, file);
  const [positions, gaps] = [new Kept(), new Gaps(() => undefined)];
  const value = parseYaml(text, file, { positions, gaps, prefix: '' });
  if (gaps.list.length > 0) throw new Error(`${file} is not plain`);
  const offsets: (number | null)[] = [];
  const visit = (container: object): void => {
    const written = positions.all.get(container);
    if (!written) throw new Error(`${file} is written in an unknown way`);
    const keys = Object.keys(container);
    offsets.push(written.start, ...keys.map((key) => written.offsetOf(key) ?? null));
    for (const part of Object.values(container) as unknown[]) {
      if (typeof part === 'number' && isVague(part)) throw new Error(`${file} has vague numbers`);
      if (isContainer(part)) visit(part);
    }
  };
  if (isContainer(value)) visit(value);
  return [sha256, { root: JSON.stringify(value), offsets }];
};

type Asked = Parameters<Deciders>;

/** Every schema of the packaged document that decides, in both profiles, as code. */
const validators = async (): Promise<string> => {
  const codes = new Map<string, string>();
  for (const asked of [...(await askedOf('published')), ...(await askedOf('strict'))]) {
    const words = wordsOf(...asked);
    const code = words === undefined || codes.has(words) ? undefined : codeOf(...asked);
    if (words !== undefined && code !== undefined) codes.set(words, code);
  }
  const rows = [...codes].map(([words, code]) => `${JSON.stringify(words)}: () => {\n${code}\n}`);
  return `// Made by the build.\nmodule.exports = (FORMATS) => ({\n${rows.join(',\n')}\n});\n`;
};

const askedOf = async (profile: Profile): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  const ready: Deciders = (...of) => void asked.push(of);
  const contract = await loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile, ready });
  contract.compileAll();
  return asked;
};

/** What returns the function that Ajv makes of a schema; undefined where that asks for more than is at hand. */
const codeOf = (
  schema: JsonObject,
  dialect: Dialect,
  byId: (id: string) => JsonObject | undefined,
): string | undefined => {
  const engine = ajvFor(dialect, 'write');
  const open = [...refsWithin(schema)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const target = byId(id);
    if (!target || engine.schemas[id]) continue;
    engine.addSchema(target, id);
    open.push(...refsWithin(target));
  }
  const { source } = engine.compile(schema);
  if (!source) return undefined;
  const { validateName, validateCode, scopeValues } = source;
  const lines: string[] = [];
  for (const [kind, values] of Object.entries(scopeValues))
    for (const { str, value } of values ?? []) {
      if (!new RegExp(`\\b${str}\\b`).test(validateCode)) continue;
      const made = valueOf(kind, value);
      if (made === undefined) return undefined;
      lines.push(`const ${str} = ${made};`);
    }
  return [...lines, validateCode, `return ${validateName.str};`].join('\n');
};

const valueOf = (
  kind: string,
  value: { readonly ref: unknown; readonly key?: unknown } | undefined,
): string | undefined => {
  if (kind === 'schema') return JSON.stringify(value?.ref);
  if (kind === 'formats' && typeof value?.key === 'string')
    return `FORMATS[${JSON.stringify(value.key)}]`;
  if (value?.ref === Object.prototype.hasOwnProperty) return 'Object.prototype.hasOwnProperty';
  return typeof value?.ref === 'function' && value.ref.name === 'ucs2length'
    ? String(value.ref)
    : undefined;
};
