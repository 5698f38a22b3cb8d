import { isMap, isScalar, stringify, type Pair, type YAMLMap } from 'yaml';
import type { YamlFile } from './yaml-file.js';

type Pins = Readonly<Record<string, string>>;

/** Puts `text` in the place of what stands from one offset to another. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text of a configuration with these pins under `pins:`; every other character stays as it is.
 * Undefined where `pins` is no plain map to write into.
 */
export const withPins = (file: YamlFile, pins: Pins): string | undefined => {
  const { document, text } = file;
  const root = document.contents;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const block = lines(pins, '  ', newline);
  if (root === null || (isScalar(root) && root.value === null)) {
    return apply(text, [appended(text, contentsEnd(file), `pins:${newline}${block}`, newline)]);
  }
  if (!isMap(root)) return undefined;
  const section = root.items.find(({ key }) => isScalar(key) && key.value === 'pins');
  if (section) return isMap(section.value) ? inMap(text, section.value, pins, newline) : undefined;
  if (root.flow === true) return apply(text, [inBraces(text, root, `pins: { ${flow(pins)} }`)]);
  const indent = indentOf(text, root.items[0]);
  const whole = `${indent}pins:${newline}${lines(pins, `${indent}  `, newline)}`;
  return apply(text, [appended(text, contentsEnd(file), whole, newline)]);
};

const inMap = (text: string, map: YAMLMap, pins: Pins, newline: string): string | undefined => {
  const edits: Edit[] = [];
  const missing: Record<string, string> = {};
  for (const [key, value] of Object.entries(pins)) {
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair) missing[key] = value;
    else if (!isScalar(pair.value) || !pair.value.range) return undefined;
    else if (pair.value.value !== value) {
      edits.push({ from: pair.value.range[0], to: pair.value.range[1], text: word(value) });
    }
  }
  if (Object.keys(missing).length > 0) {
    if (map.flow === true) edits.push(inBraces(text, map, flow(missing)));
    else {
      const last = map.items.at(-1)?.value;
      if (!isScalar(last) || !last.range) return undefined;
      const added = lines(missing, indentOf(text, map.items[0]), newline);
      edits.push(appended(text, lineEnd(text, last.range[1]), added, newline));
    }
  }
  return apply(text, edits);
};

/** Before the bracket that closes a map. */
const inBraces = (text: string, map: YAMLMap, members: string): Edit => {
  const at = (map.range?.[1] ?? 0) - 1;
  const isAfterComma = /,\s*$/.test(text.slice(0, at));
  return {
    from: at,
    to: at,
    text: `${map.items.length > 0 && !isAfterComma ? ', ' : ' '}${members} `,
  };
};

/** Whole lines at an offset at which a line begins, or the text ends. */
const appended = (text: string, at: number, added: string, newline: string): Edit => {
  const isBegun = at > 0 && text[at - 1] !== '\n';
  return { from: at, to: at, text: isBegun ? newline + added : added };
};

/** Where the lines of the document end: before `...`, or with the text. */
const contentsEnd = ({ text, document }: YamlFile): number => {
  const from = document.contents?.range[1] ?? 0;
  const marker = /^\.\.\.\s/m.exec(text.slice(from));
  return marker ? from + marker.index : text.length;
};

const lineEnd = (text: string, from: number): number => {
  if (text[from - 1] === '\n') return from;
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
};

const indentOf = (text: string, item: Pair | undefined): string => {
  const at = isScalar(item?.key) ? (item.key.range?.[0] ?? 0) : 0;
  return ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1));
};

const lines = (pins: Pins, indent: string, newline: string): string =>
  Object.entries(pins)
    .map(([key, value]) => `${indent}${word(key)}: ${word(value)}${newline}`)
    .join('');

const flow = (pins: Pins): string =>
  Object.entries(pins)
    .map(([key, value]) => `${word(key)}: ${word(value)}`)
    .join(', ');

/** A text on one line, quoted where it would be read as something else. */
const word = (value: string): string =>
  /^[A-Za-z][\w-]*$/.test(value)
    ? stringify(value, { lineWidth: 0 }).trimEnd()
    : JSON.stringify(value);

const apply = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (before, { from, to, text: put }) => before.slice(0, from) + put + before.slice(to),
      text,
    );
