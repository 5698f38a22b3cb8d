import { existsSync, realpathSync, statSync } from 'node:fs';
import { isMap, isScalar, isSeq, stringify, type YAMLSeq } from 'yaml';
import { isRecord } from '../model/json/walk.js';
import { replaceFile } from './replace-file.js';
import type { ChangeWaiver, Waiver } from './waivers.js';
import { invalid, parseYaml, readYaml, type YamlFile } from './yaml-file.js';

export type Entry = Waiver | ChangeWaiver;

/**
 * Adds entries to a file of waivers, or makes it; every other character stays as it is. The file is replaced
 * whole. Throws a `ConformanceError`: what `readYaml` throws, `config-unwritable`.
 */
export const addWaivers = (file: string, entries: readonly Entry[]): void => {
  if (entries.length === 0) return;
  if (!existsSync(file)) {
    replaceFile(file, checked(whole(entries), file), 0o644);
    return;
  }
  edit(file, (before) => {
    const wanted = [...listIn(before), ...entries.map(literal)];
    const texts = [() => spliced(before, entries), () => rewritten(before, entries)];
    return firstThatHolds(texts, wanted, before, file);
  });
};

/** Takes entries out of a file of waivers, by their position in it. Throws as `addWaivers` does. */
export const removeWaivers = (file: string, positions: ReadonlySet<number>): void => {
  if (positions.size === 0 || !existsSync(file)) return;
  edit(file, (before) => {
    const wanted = listIn(before).filter((_, index) => !positions.has(index));
    return firstThatHolds([() => without(before, positions)], wanted, before, file);
  });
};

const edit = (file: string, change: (before: YamlFile) => string): void => {
  // A link stays a link.
  const path = realpathSync(file);
  replaceFile(path, change(readYaml(path)), statSync(path).mode & 0o777);
};

const listIn = ({ document }: YamlFile): readonly unknown[] => {
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  return isRecord(value) && Array.isArray(value.waivers) ? value.waivers : [];
};

/** An edited text is not trusted unread: it must hold the list that is wanted, and else what it held. */
const firstThatHolds = (
  texts: readonly (() => string | undefined)[],
  wanted: readonly unknown[],
  before: YamlFile,
  file: string,
): string => {
  for (const make of texts) {
    const text = make();
    if (text !== undefined && holds(text, wanted, before, file)) return text;
  }
  throw invalid(`${file}: waivers is written in a way that cannot be edited; write it as a block`);
};

const holds = (
  text: string,
  wanted: readonly unknown[],
  before: YamlFile,
  file: string,
): boolean => {
  const after = parseYaml(checked(text, file), file);
  return (
    JSON.stringify(listIn(after)) === JSON.stringify(wanted) &&
    JSON.stringify(othersIn(after)) === JSON.stringify(othersIn(before))
  );
};

const othersIn = ({ document }: YamlFile): unknown => {
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'waivers'));
};

/** Throws what `parseYaml` does where the text is none that is read again. */
const checked = (text: string, file: string): string => parseYaml(text, file).text;

/** A `$` before a brace is no variable. */
const literal = (entry: Entry): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(entry)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: readonly [string, unknown]) => [
        name,
        typeof value === 'string' ? value.replaceAll('${', () => '$${') : value,
      ]),
  );

const whole = (entries: readonly Entry[]): string =>
  stringify({ waivers: entries.map(literal) }, { lineWidth: 0 });

/** The lines of entries, as items of a list. */
const items = (entries: readonly Entry[], indent: string, newline: string): string =>
  stringify(entries.map(literal), { lineWidth: 0 })
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(newline);

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The list with new lines after its last item; undefined where it has none, or is no block. */
const spliced = ({ text, document }: YamlFile, entries: readonly Entry[]): string | undefined => {
  const root = document.contents;
  if (!isMap(root)) return undefined;
  const list = root.items.find(({ key }) => isScalar(key) && key.value === 'waivers')?.value;
  if (!isSeq(list) || list.flow === true) return undefined;
  const at = endOf(text, list);
  if (at === undefined) return undefined;
  const [start] = list.range;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const newline = newlineOf(text);
  const begun = text[at - 1] === '\n' ? '' : newline;
  return text.slice(0, at) + begun + items(entries, indent, newline) + text.slice(at);
};

/** Where the line after the last item begins. */
const endOf = (text: string, list: YAMLSeq): number | undefined => {
  const last = list.items.at(-1);
  const end = isMap(last) ? last.range?.[1] : undefined;
  if (end === undefined) return undefined;
  if (text[end - 1] === '\n') return end;
  const next = text.indexOf('\n', end);
  return next === -1 ? text.length : next + 1;
};

/** The file in the words of the parser: comments and order stay, spacing may not. */
const rewritten = (before: YamlFile, entries: readonly Entry[]): string => {
  const { document } = parseYaml(before.text, 'waivers');
  const added = entries.map(literal);
  if (isSeq(document.get('waivers'))) for (const entry of added) document.addIn(['waivers'], entry);
  else document.set('waivers', document.createNode(added));
  return document.toString({ lineWidth: 0 });
};

const without = (before: YamlFile, positions: ReadonlySet<number>): string => {
  const { document } = parseYaml(before.text, 'waivers');
  for (const position of [...positions].sort((one, other) => other - one))
    document.deleteIn(['waivers', position]);
  return document.toString({ lineWidth: 0 });
};
