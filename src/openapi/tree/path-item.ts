import type { DocumentParameter, DocumentPathItem } from '../../model/document.js';
import type { Documents } from '../documents.js';
import type { Place } from '../place.js';
import { TreeNode } from './node.js';

/** What a path item asks for that it holds. */
interface Reading {
  readonly documents: Documents;
  parameters(level: Place): readonly DocumentParameter[];
}

/** Its parameters are read with the first operation: a path item without one needs none. */
export class PathItem extends TreeNode implements DocumentPathItem {
  readonly #reading: Reading;
  #parameters: readonly DocumentParameter[] | undefined;

  constructor(place: Place, reading: Reading) {
    super(place, reading.documents);
    this.#reading = reading;
  }

  get parameters(): readonly DocumentParameter[] {
    this.#parameters ??= this.#reading.parameters(this);
    return this.#parameters;
  }
}
