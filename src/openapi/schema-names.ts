import type { Place } from './place.js';
import { fragmentOf, halves } from './ref.js';
import { pointer } from '../model/json/pointer.js';
import { member, textAt } from './value.js';

/** A schema that is known by an address of its own (`$id`), or a whole file. */
interface Resource {
  readonly base: string;
  readonly place: Place;
}

/** Stands for the place of the files; nothing is ever asked there. */
const HERE = 'https://document.invalid/';

/**
 * The names that schemas give themselves: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12 core
 * §8.2). They count from the schema with the nearest `$id` above, or from the file.
 */
export class SchemaNames {
  /** By the pointer of the schema. */
  readonly #resources = new Map<string, Resource>();
  readonly #byAddress = new Map<string, Place>();
  /** By the pointer of the resource and the name. */
  readonly #anchors = new Map<string, Place>();
  readonly #dynamic = new Map<string, Place[]>();

  get #isEmpty(): boolean {
    return this.#anchors.size === 0 && this.#resources.size === 0;
  }

  /** Takes in the schemas of a file that have a name, those above before those below. */
  add(named: readonly Place[]): void {
    for (const place of named) this.#addId(place, textAt(place.value, '$id'));
    for (const place of named) {
      const resource = this.#resourceOf(place).place.pointer;
      const [anchor, dynamic] = ['$anchor', '$dynamicAnchor'].map((key) =>
        textAt(place.value, key),
      );
      for (const name of [anchor, dynamic]) {
        if (name !== undefined) this.#anchors.set(`${resource}\n${name}`, place);
      }
      if (dynamic !== undefined)
        this.#dynamic.set(dynamic, [...(this.#dynamic.get(dynamic) ?? []), place]);
    }
  }

  /** Where a `$ref` leads by a name; undefined where it is to be read as a path within its file. */
  find(from: Place, ref: string): Place | undefined {
    if (this.#isEmpty) return undefined;
    const { uri, fragment } = halves(ref);
    const own = this.#resourceOf(from);
    const root = uri === '' ? own.place : this.#addressed(uri, own.base);
    const meant = fragmentOf(fragment);
    if (!root || !meant) return undefined;
    if ('anchor' in meant) return this.anchored(root, meant.anchor);
    const value = meant.keys.reduce<unknown>(member, root.value);
    if (value === undefined) return undefined;
    return { file: root.file, pointer: pointer(root.pointer, ...meant.keys), value };
  }

  /** The schema of a name within a file or a schema with an `$id`. */
  anchored(root: Place, name: string): Place | undefined {
    return this.#anchors.get(`${root.pointer}\n${name}`);
  }

  /** Every schema that a `$dynamicRef` of this name may mean. */
  dynamic(name: string): readonly Place[] {
    return this.#dynamic.get(name) ?? [];
  }

  #addId(place: Place, id: string | undefined): void {
    if (id === undefined) return;
    const base = addressOf(id, this.#resourceOf(place).base);
    if (base === undefined || id.startsWith('#')) return;
    this.#resources.set(place.pointer, { base, place });
    this.#byAddress.set(base, place);
  }

  #addressed(uri: string, base: string): Place | undefined {
    const address = addressOf(uri, base);
    return address === undefined ? undefined : this.#byAddress.get(address);
  }

  /** The nearest schema with an `$id` at or above a place, or its file. */
  #resourceOf(place: Place): Resource {
    let path = place.pointer;
    const end = place.file.prefix.length;
    while (this.#resources.size > 0 && path.length > end) {
      const found = this.#resources.get(path);
      if (found) return found;
      path = path.slice(0, Math.max(path.lastIndexOf('/'), end));
    }
    const { file } = place;
    return {
      base: `${HERE}${file.prefix}`,
      place: { file, pointer: `${file.prefix}#`, value: file.root },
    };
  }
}

const addressOf = (uri: string, base: string): string | undefined => {
  try {
    return halves(new URL(uri, base).href).uri;
  } catch {
    return undefined;
  }
};
