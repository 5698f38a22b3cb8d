import type { DocumentNode, Position } from '../../model/document.js';
import type { Documents } from '../documents.js';
import type { Place } from '../place.js';

/** A node of the tree. Its position is looked up when it is first asked for. */
export class TreeNode implements DocumentNode, Place {
  readonly file: Place['file'];
  readonly pointer: string;
  readonly value: unknown;
  readonly #documents: Documents;
  #position: Position | undefined;

  constructor(place: Place, documents: Documents) {
    this.file = place.file;
    this.pointer = place.pointer;
    this.value = place.value;
    this.#documents = documents;
  }

  get position(): Position {
    this.#position ??= this.#documents.locate(this.pointer) ?? {
      file: this.file.shown,
      line: 1,
      column: 1,
    };
    return this.#position;
  }
}

/** The nodes of one kind, each made once, however many ways lead to it. */
export class Shared<T> {
  readonly #make: (place: Place) => T;
  readonly #known = new Map<string, T>();

  constructor(make: (place: Place) => T) {
    this.#make = make;
  }

  at(place: Place): T {
    const known = this.#known.get(place.pointer);
    if (known !== undefined || this.#known.has(place.pointer)) return known as T;
    const made = this.#make(place);
    this.#known.set(place.pointer, made);
    return made;
  }
}
