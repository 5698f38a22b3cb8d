import type { Position } from '../model/contract.js';
import { tokens } from '../model/json/pointer.js';
import { blankEnd, partsOf } from './json.js';
import { Lines } from './lines.js';
import { isContainer, member } from './value.js';

/** The text of one file, to turn offsets into lines. */
export interface SourceText {
  /** The path as people are shown it. */
  readonly file: string;
  readonly lines: Pick<Lines, 'linePos'>;
  /** Of JSON. */
  readonly text?: string;
}

/** The place of an offset. */
export const positionIn = (source: SourceText, offset: number): Position => {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
};

export const place = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

/** Where a container of another text, and each of its parts, is written. */
export interface Written {
  readonly start: number;
  /** Of the key of a member, or of an item; undefined where that is nowhere. */
  offsetOf(key: string): number | undefined;
}

interface Origin {
  readonly source: SourceText;
  /** A number: the offset at which a container of a JSON text begins. */
  readonly node: Written | number;
}

interface JsonPlace {
  /** Of the name of a member, or of an item. */
  readonly at: number;
  readonly value: number;
}

/** The parts of containers of JSON texts, found once. */
const PARTS = new WeakMap<object, ReadonlyMap<string, JsonPlace>>();

const partsIn = (container: object, text: string, offset: number) => {
  const known = PARTS.get(container);
  if (known) return known;
  const parts = new Map<string, JsonPlace>();
  let index = 0;
  for (const { name, at, value } of partsOf(text, offset))
    parts.set(name ?? String(index++), { at, value });
  PARTS.set(container, parts);
  return parts;
};

/** Remembers where each object and list of the loaded files was written. */
export class Positions {
  readonly #origins = new WeakMap<object, Origin>();
  /** Roots of JSON texts that were not looked through as a whole. */
  readonly #unread: object[] = [];
  /** Members that did not stand in the container when it was read. */
  readonly #moved = new WeakMap<object, Map<string, Position>>();

  record(container: object, source: SourceText, node: Written): void {
    this.#origins.set(container, { source, node });
  }

  /** Remembers a document that is JSON; where its parts stand is found when that is asked. */
  recordJson(root: object, file: string, text: string): void {
    const source: SourceText = { file, lines: new Lines(text), text };
    this.#origins.set(root, { source, node: blankEnd(text, 0) });
    this.#unread.push(root);
  }

  /** Says that a member of a container was written elsewhere. */
  move(container: object, key: string, position: Position): void {
    const moved = this.#moved.get(container) ?? new Map<string, Position>();
    this.#moved.set(container, moved.set(key, position));
  }

  /** Says that a container was copied from another. */
  copy(from: object, to: object): void {
    const [origin, moved] = [this.#originOf(from), this.#moved.get(from)];
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
    const origin = this.#originOf(container);
    return origin && positionIn(origin.source, startOf(origin));
  }

  /** Where a member of the container is written: its key, or the item itself. */
  member(container: object, key: string): Position | undefined {
    const moved = this.#moved.get(container)?.get(key);
    if (moved) return moved;
    const origin = this.#originOf(container);
    if (!origin) return undefined;
    const offset = offsetOf(container, origin, key);
    return offset === undefined ? this.of(container) : positionIn(origin.source, offset);
  }

  /** Of a container whose way from the root is not known: all of them are looked up, once. */
  #originOf(container: object): Origin | undefined {
    const known = this.#origins.get(container);
    if (known || this.#unread.length === 0) return known;
    for (let next = this.#unread.pop(); next; next = this.#unread.pop()) {
      for (const [key, part] of Object.entries(next) as [string, unknown][]) {
        if (!isContainer(part)) continue;
        this.#pass(next, key, part);
        this.#unread.push(part);
      }
    }
    return this.#origins.get(container);
  }

  /** Says where a part of a container of JSON stands. */
  #pass(container: object, key: string, part: unknown): void {
    if (!isContainer(part) || this.#origins.has(part)) return;
    const origin = this.#origins.get(container);
    if (typeof origin?.node !== 'number' || origin.source.text === undefined) return;
    const place = partsIn(container, origin.source.text, origin.node).get(key);
    if (place) this.#origins.set(part, { source: origin.source, node: place.value });
  }

  /** Where a pointer leads in `root`; undefined for a pointer to nothing. */
  locate(root: unknown, path: string): Position | undefined {
    let position = isContainer(root) ? this.of(root) : undefined;
    let value = root;
    for (const token of tokens(path)) {
      const next = member(value, token);
      if (next === undefined || !isContainer(value)) return undefined;
      position = this.member(value, token);
      this.#pass(value, token, next);
      value = next;
    }
    return position;
  }
}

const startOf = ({ node }: Origin): number => (typeof node === 'number' ? node : node.start);

const offsetOf = (container: object, { node, source }: Origin, key: string): number | undefined =>
  typeof node === 'number'
    ? partsIn(container, source.text ?? '', node).get(key)?.at
    : node.offsetOf(key);
