import { isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from 'yaml';
import type { Position } from '../model/contract.js';
import { tokens } from '../model/json/pointer.js';
import { memberOffsets } from './plain-json.js';
import { isContainer, isList, member } from './value.js';

/** The text of one file, to turn offsets into lines. */
export interface SourceText {
  /** The path as people are shown it. */
  readonly file: string;
  readonly lines: Pick<LineCounter, 'linePos'>;
}

/** The text of a file of plain JSON. */
export interface PlainText extends SourceText {
  readonly text: string;
}

/** The place of an offset. */
export const positionIn = (source: SourceText, offset: number): Position => {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
};

export const place = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

/** The text of a mapping key; undefined for a key that is no scalar. */
export const keyText = (key: unknown): string | undefined => {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? String(key.value);
};

interface Origin {
  readonly source: SourceText;
  readonly node: Node;
}

/** Where the keys of a map are written, found once: a map of thousands is asked for each. */
const OFFSETS = new WeakMap<YAMLMap, ReadonlyMap<string, number>>();

/** A container in one of the texts of plain JSON. */
interface PlainOrigin {
  readonly source: PlainText;
  readonly offset: number;
}

const keyOffset = (map: YAMLMap, name: string): number | undefined => {
  const known = OFFSETS.get(map);
  if (known) return known.get(name);
  const offsets = new Map<string, number>();
  for (const { key } of map.items) {
    const [text, offset] = [keyText(key), isScalar(key) ? key.range?.[0] : undefined];
    if (text !== undefined && offset !== undefined) offsets.set(text, offset);
  }
  OFFSETS.set(map, offsets);
  return offsets.get(name);
};

/** Remembers where each object and list of the loaded files was written. */
export class Positions {
  readonly #origins = new WeakMap<object, Origin>();
  /** Members that did not stand in the container when it was read. */
  readonly #moved = new WeakMap<object, Map<string, Position>>();

  /** Of files of plain JSON: where their containers begin, counted through all their texts. */
  readonly #starts = new Map<object, number>();
  readonly #texts: { readonly source: PlainText; readonly first: number }[] = [];
  readonly #offsets = new WeakMap<object, ReadonlyMap<string, number>>();

  /** What remembers the offsets of the containers of a text of plain JSON. */
  ofText(source: PlainText): (container: object, offset: number) => void {
    const last = this.#texts.at(-1);
    const first = last ? last.first + last.source.text.length : 0;
    this.#texts.push({ source, first });
    return (container, offset) => this.#starts.set(container, first + offset);
  }

  record(container: object, source: SourceText, node: Node): void {
    this.#origins.set(container, { source, node });
  }

  /** Says that a member of a container was written elsewhere. */
  move(container: object, key: string, position: Position): void {
    const moved = this.#moved.get(container) ?? new Map<string, Position>();
    this.#moved.set(container, moved.set(key, position));
  }

  /** Says that a container was copied from another. */
  copy(from: object, to: object): void {
    const [origin, moved] = [this.#origins.get(from), this.#moved.get(from)];
    const start = this.#starts.get(from);
    if (start !== undefined) this.#starts.set(to, start);
    if (origin) this.#origins.set(to, origin);
    if (moved) this.#moved.set(to, new Map(moved));
  }

  /** Removes an item of a list; those behind it keep their places in the file. */
  removeItem(list: unknown[], index: number): void {
    const places = list.map((_, each) => this.member(list, String(each)));
    places.splice(index, 1);
    list.splice(index, 1);
    this.#moved.delete(list);
    places.forEach((position, each) => {
      if (position) this.move(list, String(each), position);
    });
  }

  /** Where the container itself begins. */
  of(container: object): Position | undefined {
    const plain = this.#plain(container);
    if (plain) return positionIn(plain.source, plain.offset);
    const origin = this.#origins.get(container);
    return origin && positionIn(origin.source, origin.node.range?.[0] ?? 0);
  }

  /** Where a member of the container is written: its key, or the item itself. */
  member(container: object, key: string): Position | undefined {
    const moved = this.#moved.get(container)?.get(key);
    if (moved) return moved;
    const plain = this.#plain(container);
    if (plain) return positionIn(plain.source, this.#memberOf(container, plain, key));
    const origin = this.#origins.get(container);
    if (!origin) return undefined;
    const offset = offsetOf(origin.node, key);
    return offset === undefined ? this.of(container) : positionIn(origin.source, offset);
  }

  #plain(container: object): PlainOrigin | undefined {
    const start = this.#starts.get(container);
    if (start === undefined) return undefined;
    const text = this.#texts.findLast(({ first }) => first <= start);
    return text && { source: text.source, offset: start - text.first };
  }

  #memberOf(container: object, { source, offset }: PlainOrigin, key: string): number {
    let offsets = this.#offsets.get(container);
    if (!offsets) {
      offsets = memberOffsets(source.text, offset);
      this.#offsets.set(container, offsets);
    }
    return offsets.get(key) ?? offset;
  }

  /** Where a pointer leads in `root`; undefined for a pointer to nothing. */
  locate(root: unknown, path: string): Position | undefined {
    let position = isContainer(root) ? this.of(root) : undefined;
    let value = root;
    for (const token of tokens(path)) {
      const next = member(value, token);
      if (next === undefined || !isContainer(value)) return undefined;
      position = this.member(value, token);
      value = next;
    }
    return position;
  }
}

const offsetOf = (node: Node, key: string): number | undefined => {
  if (isMap(node)) return keyOffset(node, key);
  if (!isSeq(node)) return undefined;
  const item: unknown = isList(node.items) ? node.items[Number(key)] : undefined;
  return hasRange(item) ? item.range[0] : undefined;
};

const hasRange = (value: unknown): value is { readonly range: readonly [number] } =>
  isContainer(value) && 'range' in value && isList(value.range);
